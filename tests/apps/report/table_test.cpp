// SPDX-License-Identifier: Apache-2.0
#include "apps/report/table.hpp"

#include <stdexcept>
#include <string>

#include "tests/support/catch.hpp"

using namespace sluice;
using Align = Table::Align;

TEST_CASE("columns stand under each other by display width") {
  Table table({{"account"}, {"rests", Align::right}, {"end"}});
  table.add_row({"6222", "1,234.50", "rests"});
  table.add_row({"张三💰", "5.00", ""});
  table.add_row({"e\u0301"});
  CHECK(table.row_count() == 3);
  CHECK(table.to_text()
        == "account     rests  end\n"
           "6222     1,234.50  rests\n"
           "张三💰       5.00\n"
           "e\u0301\n");
}

TEST_CASE("hostile cells and headers cannot move the cursor or begin a line") {
  Table table({{"h\x1b[1m"}, {"b"}});
  table.add_row({"\x1b[2J\rX", "1\n2"});
  table.add_row({"\u202Egnp", "\xff"});
  CHECK(table.to_text()
        == "h\\x1b[1m      b\n"
           "\\x1b[2J\\x0dX  1\\x0a2\n"
           "\\u{202E}gnp   \\xff\n");
}

TEST_CASE("long cells end in an ellipsis at the edge of a character") {
  Table table({{"name", Align::left, 5}, {"n", Align::right}});
  table.add_row({"中文账户", "1"});
  table.add_row({"abcdef", "22"});
  table.add_row({"abcde", "333"});
  CHECK(table.to_text()
        == "name     n\n"
           "中文…    1\n"
           "abcd…   22\n"
           "abcde  333\n");
}

TEST_CASE("only the header is stressed, and only with colour") {
  Table table({{"a"}, {"long header"}});
  table.add_row({"longer", "x"});
  CHECK(table.to_text({.colour = true})
        == "\x1b[1;4ma\x1b[0m       \x1b[1;4mlong header\x1b[0m\n"
           "longer  x\n");
  CHECK(table.to_text().find('\x1b') == std::string::npos);
}

TEST_CASE("too many cells are refused, a table without rows is its header") {
  Table table({{"a"}, {"b"}});
  CHECK_THROWS_AS(table.add_row({"1", "2", "3"}), std::invalid_argument);
  CHECK(table.to_text() == "a  b\n");
}
