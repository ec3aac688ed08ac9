// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/encoding.hpp"

#include <string>
#include <vector>

#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using namespace std::string_literals;

/// UTF-8 by its definition: decodes one character and asks whether it had to be written that way.
bool is_utf8_by_definition(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = [&](std::size_t i) {
      return static_cast<unsigned>(static_cast<unsigned char>(bytes[i]));
    };
    const auto lead = byte(at);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xC0 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF8 ? 4
                                           : 0;
    if (size == 0 || at + size > bytes.size()) return false;
    unsigned code = size == 1 ? lead : lead & (0x7Fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
      if (byte(at + i) >> 6 != 2) return false;
      code = code << 6 | (byte(at + i) & 0x3F);
    }
    const std::size_t shortest = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (size != shortest || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
    at += size;
  }
  return true;
}

const std::string chinese_gb18030 = "\xBD\xBB\xD2\xD7\xCA\xB1\xBC\xE4,\xBD\xF0\xB6\xEE\n";  // 交易时间,金额
const std::string chinese = "交易时间,金额\n";

TEST_CASE("strict UTF-8: every lead with every second byte, with sound and broken tails") {
  for (unsigned lead = 0; lead < 256; ++lead)
    for (unsigned second = 0; second < 256; ++second)
      for (const auto* tail : {"", "a", "\x80", "\xBF\x80",
                               "\x80\xBF"
                               "a",
                               "\xC0\x80", "\x80\x80\x80"})
        for (const auto pad : {0u, 15u, 16u, 17u}) {
          auto text = std::string(pad, 'x') + static_cast<char>(lead) + static_cast<char>(second) + tail;
          if (is_utf8(text) != is_utf8_by_definition(text)) FAIL(lead << " " << second << " " << pad);
        }
  CHECK(is_utf8(""));
  CHECK(is_utf8("\xF4\x8F\xBF\xBF"));
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_utf8("\xC0\x80"));
  CHECK_FALSE(is_utf8(std::string(31, 'a') + "\xE4\xBA"));
}

TEST_CASE("the encoding of a file") {
  CHECK(detect_encoding("") == Encoding::utf8);
  CHECK(detect_encoding("id,amount\n") == Encoding::utf8);
  CHECK(detect_encoding(chinese) == Encoding::utf8);
  CHECK(detect_encoding("\xEF\xBB\xBF" + chinese) == Encoding::utf8_bom);
  CHECK(detect_encoding("\xFF\xFEi\0"s) == Encoding::utf16le);
  CHECK(detect_encoding("\xFE\xFF\0i"s) == Encoding::utf16be);
  CHECK(detect_encoding(chinese_gb18030) == Encoding::gb18030);
  CHECK(detect_encoding(std::string(100'000, 'a') + chinese_gb18030) == Encoding::gb18030);
  CHECK(detect_encoding("\x81\x30\x81\x30\n") == Encoding::gb18030);  // a character of four bytes
  CHECK(detect_encoding("caf\xE9,1\n") == Encoding::utf8);            // neither: that row will be rejected
  CHECK(detect_encoding("a\xFF\xFE\n") == Encoding::utf8);
}

TEST_CASE("one damaged character does not turn a UTF-8 file into GB18030") {
  const auto damaged = chinese + "人民币\xE4\xB8,1\n" + chinese + chinese;
  CHECK(detect_encoding(damaged) == Encoding::utf8);
  CHECK(to_utf8(damaged, Encoding::utf8) == damaged);
}

TEST_CASE("conversion to UTF-8") {
  CHECK(to_utf8(chinese_gb18030, Encoding::gb18030) == chinese);
  CHECK(to_utf8("\x81\x30\x81\x30", Encoding::gb18030) == "\xC2\x80");
  CHECK(to_utf8("\x84\x31\x95\x33" + chinese_gb18030, Encoding::gb18030) == chinese);  // its own mark
  CHECK(to_utf8("\xFF\xFE\xA4\x4E"
                "1\0"s,
                Encoding::utf16le)
        == "交1");
  CHECK(to_utf8("\xFE\xFF\x4E\xA4\0"
                "1"s,
                Encoding::utf16be)
        == "交1");
  CHECK(to_utf8("\xEF\xBB\xBF" + chinese, Encoding::utf8_bom) == chinese);
  CHECK(to_utf8("", Encoding::gb18030).empty());
  std::string many, expected;
  for (int i = 0; i < 20'000; ++i) many += chinese_gb18030, expected += chinese;
  CHECK(to_utf8(many, Encoding::gb18030) == expected);
}

TEST_CASE("bytes that do not decode are named by their place") {
  CHECK_THROWS_WITH(to_utf8(chinese_gb18030 + "ab\xFF", Encoding::gb18030),
                    "byte " + std::to_string(chinese_gb18030.size() + 2) + " is not GB18030 text");
  CHECK_THROWS_AS(to_utf8("a\x81", Encoding::gb18030), UnreadableInput);  // cut off
  CHECK_THROWS_WITH(to_utf8("a\0\0\xD8"
                            "b\0"s,
                            Encoding::utf16le),
                    "byte 2 is not UTF-16 text");                                        // half a pair
  CHECK_THROWS_WITH(to_utf8("\0a\0"s, Encoding::utf16be), "byte 2 is not UTF-16 text");  // half a unit
}

}  // namespace
}  // namespace sluice
