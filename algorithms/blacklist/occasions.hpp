// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// Into how many stretches the transfers (ascending, possibly repeated) fall, if one ends where nothing
/// happens for longer than `gap`. O(transfers).
[[nodiscard]] std::size_t count_occasions(const TransferGraph&, std::span<const TransferNo>, Duration gap);

}  // namespace sluice
