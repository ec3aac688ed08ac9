// SPDX-License-Identifier: Apache-2.0
#include "algorithms/governance/periods.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

namespace sluice {
namespace {

using std::chrono::days;

std::int64_t period_since_year_0(Time time, std::size_t per_year) {
  const auto day = std::chrono::floor<days>(std::chrono::nanoseconds(time.ns));
  const std::chrono::year_month_day date{std::chrono::sys_days(day)};
  const auto month = static_cast<std::int64_t>(static_cast<unsigned>(date.month())) - 1;
  return static_cast<int>(date.year()) * static_cast<std::int64_t>(per_year)
         + month / static_cast<std::int64_t>(12 / per_year);
}

Time first_instant(std::int64_t period, std::size_t per_year) {
  const auto in_year = static_cast<std::int64_t>(per_year);
  const std::chrono::year year(static_cast<int>(period / in_year));
  const std::chrono::month month(static_cast<unsigned>(period % in_year * (12 / in_year) + 1));
  const auto since = std::chrono::sys_days(year / month / 1).time_since_epoch().count();
  constexpr std::int64_t day_ns = 86'400'000'000'000;
  std::int64_t ns = 0;
  if (__builtin_mul_overflow(std::int64_t{since}, day_ns, &ns)) return since < 0 ? Time::min() : Time::max();
  return Time(ns);
}

}  // namespace

std::optional<PeriodLength> parse_period_length(std::string_view text) {
  constexpr std::array<std::string_view, 3> names{"month", "quarter", "year"};
  const auto found = std::ranges::find(names, text);
  if (found == names.end()) return std::nullopt;
  return static_cast<PeriodLength>(found - names.begin());
}

Periods::Periods(PeriodLength length, Time first, Time last)
    : per_year_(length == PeriodLength::month     ? 12
                : length == PeriodLength::quarter ? 4
                                                  : 1),
      first_(period_since_year_0(first, per_year_)) {
  for (auto period = first_; period <= period_since_year_0(last, per_year_) + 1; ++period)
    begins_.push_back(first_instant(period, per_year_));
}

std::size_t Periods::of(Time time) const {
  const auto after = static_cast<std::size_t>(std::ranges::upper_bound(begins_, time) - begins_.begin());
  return std::clamp<std::size_t>(after, 1, count()) - 1;
}

std::string Periods::name(std::size_t period) const {
  const auto number = first_ + static_cast<std::int64_t>(period),
             in_year = static_cast<std::int64_t>(per_year_);
  const auto year = number / in_year, part = number % in_year + 1;
  if (per_year_ == 12) return fmt::format("{:04}-{:02}", year, part);
  return per_year_ == 4 ? fmt::format("{:04}-Q{}", year, part) : fmt::format("{:04}", year);
}

}  // namespace sluice
