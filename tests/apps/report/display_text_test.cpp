// SPDX-License-Identifier: Apache-2.0
#include "apps/report/display_text.hpp"

#include <algorithm>
#include <vector>

#include "tests/support/catch.hpp"

using namespace sluice;
using namespace std::string_literals;

TEST_CASE("hidden characters and invalid bytes become visible, everything else stays") {
  struct Case {
    std::string text, shown;
  };
  const std::vector<Case> cases = {
      {"", ""},
      {"6222 0212-张三", "6222 0212-张三"},
      {"C:\\x", "C:\\x"},
      {"\x1b[2J", "\\x1b[2J"},
      {"a\0b"s, "a\\x00b"},
      {"\r\n\t\x7f", "\\x0d\\x0a\\x09\\x7f"},
      {"\u009B31m", "\\u{009B}31m"},                                // C1 introducer
      {"\x9b", "\\x9b"},                                            // the same as a bare byte
      {"a\u202Eb\u2066c\u2069", "a\\u{202E}b\\u{2066}c\\u{2069}"},  // bidi
      {"\u061C\u200E\u200F", "\\u{061C}\\u{200E}\\u{200F}"},
      {"A\u200B1\u200D\u2060", "A\\u{200B}1\\u{200D}\\u{2060}"},  // zero width
      {"\uFEFFid", "\\u{FEFF}id"},
      {"a\u2028b\u2029", "a\\u{2028}b\\u{2029}"},
      {"\u3164\u00AD\U000E0041", "\\u{3164}\\u{00AD}\\u{E0041}"},  // filler, soft hyphen, tag
      {"\xc0\xaf", "\\xc0\\xaf"},                                  // overlong '/'
      {"\xe0\x80\xaf", "\\xe0\\x80\\xaf"},
      {"\xed\xa0\x80", "\\xed\\xa0\\x80"},           // surrogate
      {"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},  // past U+10FFFF
      {"\xe5\xbc", "\\xe5\\xbc"},                    // cut short
      {"\xe5\xbc\x41",
       "\\xe5\\xbc"
       "A"},
      {"\xff\xfe", "\\xff\\xfe"},
  };
  for (const auto& [text, shown] : cases) {
    CHECK(escape_for_terminal(text) == shown);
    CHECK(escape_for_terminal(shown) == shown);
  }
}

TEST_CASE("no byte below a space and no lone byte ever passes") {
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      const std::string shown = escape_for_terminal(std::string{static_cast<char>(a), static_cast<char>(b)});
      for (std::string_view rest = shown; !rest.empty();) {
        const CodePoint c = first_code_point(rest);
        REQUIRE(c.valid);
        REQUIRE_FALSE(is_hidden(c.value));
        rest.remove_prefix(c.bytes);
      }
    }
}

TEST_CASE("every code point is read back from its UTF-8") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    const auto tail = [&](int shift) { bytes += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80)
      bytes += static_cast<char>(c);
    else if (c < 0x800)
      bytes += static_cast<char>(0xC0 | c >> 6), tail(0);
    else if (c < 0x10000)
      bytes += static_cast<char>(0xE0 | c >> 12), tail(6), tail(0);
    else
      bytes += static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0);
    const CodePoint read = first_code_point(bytes);
    if (!read.valid || read.value != c || read.bytes != bytes.size())
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
}

TEST_CASE("display width") {
  struct Case {
    std::string text;
    int width;
  };
  const std::vector<Case> cases = {
      {"", 0},
      {"abc", 3},
      {"é", 1},
      {"e\u0301", 1},  // combining acute
      {"张三", 4},
      {"ｱ", 1},
      {"Ａ", 2},
      {"，", 2},
      {"カ\u3099", 2},
      {"한국", 4},
      {"\u1112\u1161\u11AB", 2},  // Hangul in parts
      {"💰", 2},
      {"❤\uFE0F", 1},
      {"👍\U0001F3FD", 4},
      {"\U00020000", 2},
      {"…", 1},
      {"中a文", 5},
      {"\x1b", 0},
      {"\xff", 1},
      {"กำ", 2},
      {"กี", 1},
      {"ש\u05B8", 1},
  };
  for (const auto& [text, width] : cases) {
    INFO(text);
    CHECK(display_width(text) == width);
  }
}

TEST_CASE("shortening cuts between characters and keeps combining marks") {
  struct Case {
    std::string text;
    int width_max;
    std::string shown;
  };
  const std::vector<Case> cases = {
      {"account", 7, "account"},
      {"account", 6, "accou…"},
      {"account", 1, "…"},
      {"account", 0, ""},
      {"account", -1, ""},
      {"中文账户", 8, "中文账户"},
      {"中文账户", 7, "中文账…"},
      {"中文账户", 6, "中文…"},
      {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
      {"", 0, ""},
  };
  for (const auto& [text, width_max, shown] : cases) {
    CHECK(shorten(text, width_max) == shown);
    CHECK(display_width(shorten(text, width_max)) <= std::max(width_max, 0));
  }
}
