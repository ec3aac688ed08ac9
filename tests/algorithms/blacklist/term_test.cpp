// SPDX-License-Identifier: Apache-2.0
#include "algorithms/blacklist/term.hpp"

#include <chrono>

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

Time date(int year, unsigned month, unsigned day) {
  const std::chrono::sys_days days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
  return Time(std::int64_t{days.time_since_epoch().count()} * 86'400'000'000'000);
}

TEST_CASE("two years, three after a conviction") {
  CHECK(term_of(false, nullptr, date(2026, 3, 1)).years == 2);
  CHECK(term_of(true, nullptr, date(2026, 3, 1)).years == 3);
}

TEST_CASE("a listing that has ended does not count") {
  const EarlierListing ended{0, date(2023, 1, 1), date(2025, 12, 31)};
  const auto term = term_of(true, &ended, date(2026, 3, 1));
  CHECK(term.years == 3);
  CHECK_FALSE(term.is_shortened);
}

TEST_CASE("at most five years run") {
  // 2 years run until the end of 2026; 3 more end with 2029: five years.
  const EarlierListing two_years{0, date(2025, 1, 1), date(2026, 12, 31)};
  CHECK(term_of(true, &two_years, date(2026, 3, 1)).years == 3);
  CHECK_FALSE(term_of(true, &two_years, date(2026, 3, 1)).is_shortened);
  // 4 years run until the end of 2026: one is left.
  const EarlierListing four_years{0, date(2023, 1, 1), date(2026, 12, 31)};
  CHECK(term_of(false, &four_years, date(2026, 3, 1)).years == 1);
  CHECK(term_of(false, &four_years, date(2026, 3, 1)).is_shortened);
  // 3 years and a month: one whole year is left.
  const EarlierListing longer{0, date(2023, 1, 1), date(2026, 1, 31)};
  CHECK(term_of(false, &longer, date(2026, 1, 31)).years == 1);
  const EarlierListing five_years{0, date(2022, 1, 1), date(2026, 12, 31)};
  CHECK(term_of(true, &five_years, date(2026, 3, 1)).years == 0);
  CHECK(term_of(true, &five_years, date(2026, 3, 1)).is_shortened);
}

TEST_CASE("29 February") {
  const EarlierListing leap{0, date(2024, 2, 29), date(2027, 2, 27)};
  // Five years from 29 February 2024 end with 28 February 2029; two years from 28 February 2027 as well.
  CHECK(term_of(false, &leap, date(2026, 3, 1)).years == 2);
}

}  // namespace
}  // namespace sluice
