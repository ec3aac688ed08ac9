// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/days.hpp"

#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("days begin when they are said to, also before 1970") {
  CHECK(day_of(Time(0), Duration(0)) == 0);
  CHECK(day_of(Time(-1), Duration(0)) == -1);
  CHECK(day_of(Time(one_day.ns - 1), Duration(0)) == 0);
  CHECK(day_of(Time(one_day.ns), Duration(0)) == 1);
  CHECK(day_of(Time(one_day.ns), Duration::seconds(3'600)) == 0);
  CHECK(day_of(Time(-one_day.ns), Duration(0)) == -1);
}

TEST_CASE("hours are those of UTC") {
  CHECK(hour_of(Time(0)) == 0);
  CHECK(hour_of(Time(-1)) == 23);
  CHECK(hour_of(Time(Duration::seconds(3 * 3'600 + 5).ns)) == 3);
  CHECK(in_days(days(3)) == 3);
}

}  // namespace sluice
