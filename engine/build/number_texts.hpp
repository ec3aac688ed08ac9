// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/run/column.hpp"

namespace sluice {

/// All different texts of several lists, sorted by bytes, and for every text of every list its place
/// among them.
struct NumberedTexts {
  std::vector<std::string_view> sorted;
  std::vector<Array<std::uint32_t>> place;
};

/// O(n log n) in all texts, parallel; the result depends on the texts alone.
[[nodiscard]] NumberedTexts number_texts(const std::vector<std::vector<std::string_view>>& lists);

/// The place of a text that is there; texts.size() if it is not.
[[nodiscard]] std::size_t place_of(std::span<const std::string_view> sorted, std::string_view text);

}  // namespace sluice
