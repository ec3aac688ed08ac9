// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "engine/run/column.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// Whether the bytes begin as gzip or zstd data do.
[[nodiscard]] bool is_compressed(std::string_view bytes);

/// Unpacks gzip or zstd data, several members or frames one after the other. Streams through: memory is the
/// output's. Throws UnreadableInput where the data are damaged or end early.
[[nodiscard]] Array<char> decompress(std::string_view bytes, const std::string& path, Progress&);

}  // namespace sluice
