// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/boolean_text.hpp"

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

TEST_CASE("truth values as people write them") {
  for (const auto* text : {"1", "true", "TRUE", "True", "yes", "YES", "是", "成功", " 1\t"})
    CHECK(read_boolean(text) == true);
  for (const auto* text : {"0", "false", "False", "no", "No", "否", "失败", "失败\xE3\x80\x80"})
    CHECK(read_boolean(text) == false);
  for (const auto* text : {"", " ", "2", "01", "t", "y", "on", "是的", "成", "-1", "1.0", "null", "tru\xC5"})
    CHECK_FALSE(read_boolean(text).has_value());
}

}  // namespace
}  // namespace sluice
