// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/id_text.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

TEST_CASE("ids stay as delivered but for white space and spreadsheet wrappers") {
  struct Row {
    std::string text, id;
    bool stripped = false;
  };
  const auto row = GENERATE(values<Row>({
      {"6222021234567890123", "6222021234567890123"},
      {"0012", "0012"},
      {" C123 ", "C123"},
      {"交易账号-1\t", "交易账号-1"},
      {"acct 001", "acct 001"},
      {"'6222", "6222", true},
      {"' 6222", "6222", true},
      {"=\"0012\"", "0012", true},
      {" =\" 0012 \" ", "0012", true},
      {"''1", "'1", true},
      {"=1", "=1"},
      {"=\"", "=\""},
      {"O'Neil", "O'Neil"},
      {"a?", "a?"},
      {"6E18", "6E18"},
      {"6.22E18", "6.22E18"},
      {"16.22E+18", "16.22E+18"},
      {"6.22E+1", "6.22E+1"},
      {"6.E+18", "6.E+18"},
      {"A6.22E+18", "A6.22E+18"},
      {"6.22E+18x", "6.22E+18x"},
      {"\x7F", "\x7F"},
      {"0", "0"},
  }));
  INFO(row.text);
  const auto reading = read_id(row.text);
  CHECK(static_cast<int>(reading.fault) == static_cast<int>(IdFault::none));
  CHECK(reading.id == row.id);
  CHECK(reading.stripped == row.stripped);
}

TEST_CASE("texts that cannot be ids") {
  struct Row {
    std::string text;
    IdFault fault;
  };
  const auto row = GENERATE(values<Row>({
      {"", IdFault::empty},
      {" \t ", IdFault::empty},
      {"'", IdFault::empty},
      {"=\"\"", IdFault::empty},
      {"?", IdFault::reserved},
      {"?fx", IdFault::reserved},
      {" '?fee", IdFault::reserved},
      {"=\"?\"", IdFault::reserved},
      {"a\tb", IdFault::control_character},
      {"a\nb", IdFault::control_character},
      {std::string("a\0b", 3), IdFault::control_character},
      {std::string("\0", 1), IdFault::control_character},
      {"12345678901234\x1F"
       "5",
       IdFault::control_character},
      {"1234\x01"
       "5678901",
       IdFault::control_character},
      {"6.22E+18", IdFault::ruined_by_spreadsheet},
      {"'6.22E+18", IdFault::ruined_by_spreadsheet},
      {"6.22202e+18", IdFault::ruined_by_spreadsheet},
      {"6,22E+18", IdFault::ruined_by_spreadsheet},
      {"6E+18", IdFault::ruined_by_spreadsheet},
      {"1.00E+100", IdFault::ruined_by_spreadsheet},
  }));
  INFO(row.text);
  const auto fault = read_id(row.text).fault;
  CHECK(static_cast<int>(fault) == static_cast<int>(row.fault));
  CHECK_FALSE(expectation(fault).empty());
}

TEST_CASE("control characters are found at every place of every length, and nothing else is") {
  for (std::size_t length = 1; length <= 20; ++length)
    for (std::size_t at = 0; at < length; ++at)
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(length, '\x80');
        text[at] = static_cast<char>(byte);
        if (has_control_character(text) != (byte < 0x20)) FAIL(length << " " << at << " " << byte);
      }
}

}  // namespace
}  // namespace sluice
