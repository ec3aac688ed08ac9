// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace sluice {

namespace trimming {

/// No-break space, ideographic space, byte-order mark.
inline constexpr std::array<std::string_view, 3> wide_spaces{"\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};

constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_plain(char c) { return c > ' ' && c <= '~'; }

/// Bytes of white space at the front (at the back) of `text`, one character's worth.
constexpr std::size_t leading(std::string_view text) {
  if (!text.empty() && is_space(text.front())) return 1;
  for (const auto space : wide_spaces)
    if (text.starts_with(space)) return space.size();
  return 0;
}
constexpr std::size_t trailing(std::string_view text) {
  if (!text.empty() && is_space(text.back())) return 1;
  for (const auto space : wide_spaces)
    if (text.ends_with(space)) return space.size();
  return 0;
}

}  // namespace trimming

/// `text` without the white space around it: ASCII's, no-break and ideographic spaces, and the
/// byte-order mark that a file glued from others carries in the middle.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) {
  // Nearly every field begins and ends with a printable ASCII character.
  if (!text.empty() && trimming::is_plain(text.front()) && trimming::is_plain(text.back())) return text;
  while (const auto n = trimming::leading(text)) text.remove_prefix(n);
  while (const auto n = trimming::trailing(text)) text.remove_suffix(n);
  return text;
}

}  // namespace sluice
