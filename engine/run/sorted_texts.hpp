// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/run/text_column.hpp"

namespace sluice {

/// The place of a text in a column that is sorted by bytes, if it is there. O(log texts).
[[nodiscard]] inline std::optional<std::size_t> find_text(const TextColumn& sorted, std::string_view text) {
  std::size_t low = 0, high = sorted.size();
  while (low < high) {
    const auto middle = (low + high) / 2;
    sorted[middle] < text ? low = middle + 1 : high = middle;
  }
  if (low == sorted.size() || sorted[low] != text) return std::nullopt;
  return low;
}

}  // namespace sluice
