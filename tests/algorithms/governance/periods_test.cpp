// SPDX-License-Identifier: Apache-2.0
#include "algorithms/governance/periods.hpp"

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

/// 2025-12-31T23:59:59Z and 2026-02-01T00:00:00Z.
constexpr Time last_of_2025(1'767'225'599'000'000'000), february(1'769'904'000'000'000'000);

TEST_CASE("months from one moment's to another's") {
  const Periods months(PeriodLength::month, last_of_2025, february);
  REQUIRE(months.count() == 3);
  CHECK(months.name(0) == "2025-12");
  CHECK(months.name(1) == "2026-01");
  CHECK(months.name(2) == "2026-02");
  CHECK(to_iso8601(months.begin(1), 0) == "2026-01-01T00:00:00Z");
  CHECK(to_iso8601(months.begin(3), 0) == "2026-03-01T00:00:00Z");
  CHECK(months.of(last_of_2025) == 0);
  CHECK(months.of(add_saturating(last_of_2025, Duration::seconds(1))) == 1);
  CHECK(months.of(february) == 2);
  CHECK(months.of(Time(0)) == 0);
  CHECK(months.of(Time::max()) == 2);
  CHECK(months.per_year() == 12);
}

TEST_CASE("quarters and years") {
  const Periods quarters(PeriodLength::quarter, last_of_2025, february);
  CHECK(quarters.count() == 2);
  CHECK(quarters.name(0) == "2025-Q4");
  CHECK(quarters.name(1) == "2026-Q1");
  const Periods years(PeriodLength::year, Time(-1), february);
  CHECK(years.name(0) == "1969");
  CHECK(years.count() == 58);
  CHECK(parse_period_length("quarter") == PeriodLength::quarter);
  CHECK_FALSE(parse_period_length("week"));
}

TEST_CASE("the calendar's ends") {
  const Periods all(PeriodLength::year, Time::min(), Time::max());
  CHECK(all.name(0) == "1677");
  CHECK(all.name(all.count() - 1) == "2262");
  CHECK(all.of(Time::max()) == all.count() - 1);
  CHECK(all.of(Time::min()) == 0);
}

}  // namespace
}  // namespace sluice
