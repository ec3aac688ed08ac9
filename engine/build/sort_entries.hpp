// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "engine/run/column.hpp"

namespace sluice {

/// All entries of the lists, ascending. Entries are cut into ranges by their top bits first, so that
/// each range is sorted in the cache; ranges are sorted in parallel. Spread entries take O(n). The
/// lists are freed as they are read.
[[nodiscard]] Array<std::uint64_t> sort_entries(std::vector<Array<std::uint64_t>> lists);

}  // namespace sluice
