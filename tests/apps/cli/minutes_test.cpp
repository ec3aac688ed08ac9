// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/minutes.hpp"

#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;

TEST_CASE("minutes are a whole number of at most eight digits") {
  CHECK(parse_minutes("0") == Duration::seconds(0));
  CHECK(parse_minutes("090") == Duration::seconds(90 * 60));
  CHECK(parse_minutes("99999999") == Duration::seconds(99'999'999LL * 60));
  for (const char* text : {"", "-1", "+1", "1.5", "1m", " 1", "100000000"}) CHECK_FALSE(parse_minutes(text));
}

TEST_CASE("an option's minutes may have a least value") {
  CHECK(read_minutes("--pace", " 5 ", 1) == Duration::seconds(300));
  CHECK_THROWS_AS(read_minutes("--pace", "0", 1), InvalidQuery);
  CHECK_THROWS_AS(read_minutes("--pace", "soon"), InvalidQuery);
}
