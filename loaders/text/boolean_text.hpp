// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "loaders/text/trim.hpp"

namespace sluice {

/// 1/0, true/false, yes/no, 是/否, 成功/失败 as a truth value; ASCII letters of either case, white
/// space around it trimmed. Nothing for any other text, the empty one included.
[[nodiscard]] constexpr std::optional<bool> read_boolean(std::string_view text) {
  constexpr std::array<std::string_view, 5> yes{"1", "true", "yes", "是", "成功"};
  constexpr std::array<std::string_view, 5> no{"0", "false", "no", "否", "失败"};
  const auto word = trim(text);
  const auto is_word = [&](std::string_view known) {
    return std::ranges::equal(word, known, [](char written, char lower) {
      return (written >= 'A' && written <= 'Z' ? static_cast<char>(written - 'A' + 'a') : written) == lower;
    });
  };
  if (std::ranges::any_of(yes, is_word)) return true;
  if (std::ranges::any_of(no, is_word)) return false;
  return std::nullopt;
}

}  // namespace sluice
