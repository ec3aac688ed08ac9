// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/trim.hpp"

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

TEST_CASE("white space around a text is trimmed, inside it stays") {
  CHECK(trim("  a b\t\r\n") == "a b");
  CHECK(trim("\xEF\xBB\xBF"
             "a")
        == "a");
  CHECK(trim("\xC2\xA0\xE3\x80\x80 张 三 \xE3\x80\x80\xC2\xA0") == "张 三");
  CHECK(trim("\xE3\x80\x81") == "\xE3\x80\x81");  // an ideographic comma is no space
  CHECK(trim("\xA0") == "\xA0");
  CHECK(trim(" \t\xE3\x80\x80") == "");
  CHECK(trim("") == "");
}

}  // namespace
}  // namespace sluice
