// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/local_zone.hpp"

#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

/// The C library's view of a zone, while this object lives.
class SystemZone {
 public:
  explicit SystemZone(const char* name) {
    setenv("TZ", name, 1);
    tzset();
  }
  ~SystemZone() {
    unsetenv("TZ");
    tzset();
  }
  SystemZone(const SystemZone&) = delete;
  SystemZone& operator=(const SystemZone&) = delete;

  /// What the clock shows, as seconds.
  static std::int64_t local(std::int64_t utc) {
    std::tm clock{};
    const std::time_t instant = utc;
    localtime_r(&instant, &clock);
    return timegm(&clock);
  }
};

TEST_CASE("every half hour from 1950 to 2036 agrees with the system's clock") {
  const auto* name = GENERATE("Europe/Berlin", "Asia/Shanghai", "America/Sao_Paulo", "Pacific/Apia",
                              "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "America/New_York");
  INFO(name);
  const SystemZone system(name);
  LocalZone zone(name);
  std::int64_t shown_twice = 0;
  for (std::int64_t utc = -631'152'000; utc < 2'082'758'400; utc += 1'800) {
    const auto local = SystemZone::local(utc);
    const auto found = zone.to_utc(local);
    if (!found) FAIL("skipped, but shown at " << utc);
    if (*found == utc) continue;
    ++shown_twice;
    if (*found > utc || SystemZone::local(*found) != local) FAIL("at " << utc << " found " << *found);
  }
  CHECK(shown_twice < 1'000);
}

TEST_CASE("rows in any order give the same answers") {
  LocalZone forward("Europe/Berlin"), backward("Europe/Berlin");
  std::vector<std::optional<std::int64_t>> answers;
  constexpr std::int64_t begin = 1'500'000'000, end = 1'700'000'000, step = 1'799;
  for (auto local = begin; local < end; local += step) answers.push_back(forward.to_utc(local));
  auto expected = answers.rbegin();
  for (auto local = begin + static_cast<std::int64_t>(answers.size() - 1) * step; local >= begin;
       local -= step)
    if (backward.to_utc(local) != *expected++) FAIL(local);
}

TEST_CASE("a day's first and last second") {
  LocalZone berlin("Europe/Berlin");
  constexpr std::int64_t spring = 20'177, autumn = 20'387;  // 2025-03-30, 2025-10-26
  CHECK(berlin.end_second(spring) - *berlin.first_second(spring) == 23 * 3'600);
  CHECK(berlin.end_second(autumn) - *berlin.first_second(autumn) == 25 * 3'600);
  CHECK(berlin.end_second(0) == *berlin.first_second(1));
  LocalZone fixed("-03:30");
  CHECK(*fixed.first_second(0) == 12'600);
  CHECK(fixed.end_second(0) == 86'400 + 12'600);
}

}  // namespace
}  // namespace sluice
