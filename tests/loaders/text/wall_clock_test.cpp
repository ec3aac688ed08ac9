// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/wall_clock.hpp"

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

TEST_CASE("a date and clock as written, before any zone") {
  WallClock clock;
  REQUIRE(read_wall_clock("2026/1/5 9:30:07.0600+0130", clock) == TimeFault::none);
  CHECK(clock.day_number() == 20'458);
  CHECK(clock.seconds() == 20'458 * 86'400 + 9 * 3'600 + 30 * 60 + 7);
  CHECK(clock.fraction_ns == 60'000'000);
  CHECK(clock.digits == 4);
  CHECK(clock.offset == 5'400);
  CHECK_FALSE(clock.date_only);
}

TEST_CASE("a bare date has neither clock nor offset") {
  WallClock clock;
  REQUIRE(read_wall_clock("19691231", clock) == TimeFault::none);
  CHECK(clock.day_number() == -1);
  CHECK(clock.date_only);
  CHECK_FALSE(clock.offset);
}

TEST_CASE("offsets from UTC") {
  CHECK(read_offset("+08:00") == 28'800);
  CHECK(read_offset("-0330") == -12'600);
  CHECK(read_offset("+00") == 0);
  CHECK(read_offset("-18:00") == -64'800);
  for (const auto* text : {"", "+", "8", "08:00", "+8", "+8:00", "+08:", "+08:0", "+08:000", "+080", "+18:01",
                           "+08:60", "+08:00 ", " +08:00", "Z", "++08"}) {
    INFO(text);
    CHECK_FALSE(read_offset(text));
  }
}

TEST_CASE("every time fault says what was expected") {
  for (int fault = 1; fault <= static_cast<int>(TimeFault::past_the_calendar); ++fault)
    CHECK_FALSE(expectation(static_cast<TimeFault>(fault)).empty());
}

}  // namespace
}  // namespace sluice
