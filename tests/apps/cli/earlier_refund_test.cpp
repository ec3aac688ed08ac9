// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/earlier_refund.hpp"

#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;

TEST_CASE("the steps of one claim are read as one, with the digits that they have") {
  const auto earlier = parse_earlier_refund(
      R"({"method":"article-8","rows":[
        {"account":"M1","currency":"CNY","victim":"V","amount":"12.00","step":"direct"},
        {"account":"M1","currency":"CNY","victim":"V","amount":"8.50","step":"proportion"},
        {"account":"M2","currency":"JPY","victim":"W","amount":"7"}]})",
      "e.json");
  CHECK(earlier.method == "article-8");
  REQUIRE(earlier.given.size() == 2);
  CHECK(earlier.given.begin()->first.account == "M1");
  CHECK(earlier.given.begin()->second.amount == Amount(20'50));
  CHECK(earlier.given.begin()->second.scale == 2);
  CHECK(earlier.given.rbegin()->second.amount == Amount(7));
  CHECK(earlier.given.rbegin()->second.scale == 0);
}

TEST_CASE("what is no earlier result is refused") {
  for (
      const char* text :
      {"", "{", "[]", R"({"rows":[]})", R"({"method":"fifo","rows":[{"account":"a"}]})",
       R"({"method":"fifo","rows":[{"account":"a","currency":"C","victim":"v","amount":"1.0000000000000"}]})",
       R"({"method":"fifo","rows":[{"account":"a","currency":"C","victim":"v","amount":"1.00"},
           {"account":"a","currency":"C","victim":"v","amount":"1.5"}]})",
       R"({"method":"fifo","rows":[{"account":"a","currency":"C","victim":"v","amount":"9223372036854775807"},
           {"account":"a","currency":"C","victim":"v","amount":"1"}]})"})
    CHECK_THROWS_AS(parse_earlier_refund(text, "e.json"), UnreadableInput);
}
