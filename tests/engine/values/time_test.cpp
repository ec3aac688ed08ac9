// SPDX-License-Identifier: Apache-2.0
#include "engine/values/time.hpp"

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

TEST_CASE("instants as ISO 8601") {
  struct Row {
    Time time;
    int digits;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({
      {Time(0), 0, "1970-01-01T00:00:00Z"},
      {Time(0), 3, "1970-01-01T00:00:00.000Z"},
      {Time(1'767'605'400'123'456'789), 0, "2026-01-05T09:30:00Z"},
      {Time(1'767'605'400'123'456'789), 3, "2026-01-05T09:30:00.123Z"},
      {Time(1'767'605'400'123'456'789), 9, "2026-01-05T09:30:00.123456789Z"},
      {Time(-1), 9, "1969-12-31T23:59:59.999999999Z"},
      {Time(951'782'400'000'000'000), 0, "2000-02-29T00:00:00Z"},
      {Time::max(), 9, "2262-04-11T23:47:16.854775807Z"},
      {Time(-9'214'560'000'000'000'000), 9, "1678-01-01T00:00:00.000000000Z"},
  }));
  CHECK(to_iso8601(row.time, row.digits) == row.text);
}

TEST_CASE("durations") {
  CHECK(parse_duration("45s") == Duration::seconds(45));
  CHECK(parse_duration("30m") == Duration::seconds(1'800));
  CHECK(parse_duration("24h") == Duration::seconds(86'400));
  CHECK(parse_duration("3d") == Duration::seconds(259'200));
  CHECK(parse_duration("0s") == Duration());
  const std::string_view text = GENERATE("", "s", "30", "-1s", "+1s", "1.5h", "1 h", "1w", "1hh",
                                         "99999999999d", "99999999999999999999s");
  INFO(text);
  CHECK_FALSE(parse_duration(text));
}

TEST_CASE("adding past the calendar stays at its end") {
  CHECK(add_saturating(Time(5), Duration(7)) == Time(12));
  CHECK(add_saturating(Time::max(), Duration(1)) == Time::max());
  CHECK(add_saturating(Time::min(), Duration(-1)) == Time::min());
}

TEST_CASE("instants that lie further apart than a span can be are the longest span apart") {
  CHECK(Time(5) - Time(2) == Duration(3));
  CHECK(Time(2) - Time(5) == Duration(-3));
  CHECK(Time::max() - Time::min() == Duration(std::numeric_limits<std::int64_t>::max()));
  CHECK(Time::min() - Time::max() == Duration(std::numeric_limits<std::int64_t>::min()));
}

}  // namespace
}  // namespace sluice
