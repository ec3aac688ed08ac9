// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace sluice {

/// The first code point of a text. Where its bytes are not UTF-8, one byte: `value` is then that
/// byte and `valid` is false.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;
  bool valid = false;
};

/// The first code point of a text that is not empty. Overlong forms, surrogates and values past
/// U+10FFFF are not valid.
[[nodiscard]] CodePoint first_code_point(std::string_view utf8);

/// Whether a code point acts on the screen, or hides there, instead of showing a sign: control
/// characters, line separators, direction marks and overrides, zero-width and filler characters.
[[nodiscard]] bool is_hidden(char32_t);

/// The text with every hidden character and every invalid byte as a visible escape: \x1b below
/// U+0080 and for bytes, \u{202E} above. A backslash stays as it is, so ids remain easy to copy;
/// escaping twice changes nothing. Time and memory: linear.
[[nodiscard]] std::string escape_for_terminal(std::string_view utf8);

/// Columns that the text takes on a terminal: 2 for wide East Asian characters and emoji, 0 for
/// combining and hidden ones, 1 for all else (an invalid byte too). The locale does not matter.
[[nodiscard]] int display_width(std::string_view utf8);

/// The text cut to at most `width_max` columns, the last of them an ellipsis where something was
/// cut. Never divides a character nor parts it from its combining marks.
[[nodiscard]] std::string shorten(std::string_view utf8, int width_max);

}  // namespace sluice
