// SPDX-License-Identifier: Apache-2.0
#include "engine/values/time.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace sluice {

std::string to_iso8601(Time time, int digits) {
  using namespace std::chrono;
  const sys_time<nanoseconds> instant{nanoseconds(time.ns)};
  const auto day = floor<days>(instant);
  const year_month_day date(day);
  const hh_mm_ss clock(instant - day);
  auto text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                          static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                          clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (digits > 0) {
    const auto fraction = fmt::format("{:09}", clock.subseconds().count());
    text += '.';
    text += fraction.substr(0, static_cast<std::size_t>(digits));
  }
  return text + "Z";
}

std::optional<Duration> parse_duration(std::string_view text) {
  std::int64_t count = 0;
  const auto* end = text.data() + text.size();
  const auto [unit, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc{} || end - unit != 1 || count < 0 || text[0] == '-') return std::nullopt;
  std::int64_t unit_seconds = 0;
  switch (*unit) {
    case 's': unit_seconds = 1; break;
    case 'm': unit_seconds = 60; break;
    case 'h': unit_seconds = 3'600; break;
    case 'd': unit_seconds = 86'400; break;
    default: return std::nullopt;
  }
  std::int64_t ns = 0;
  if (__builtin_mul_overflow(count, unit_seconds * 1'000'000'000, &ns)) return std::nullopt;
  return Duration(ns);
}

}  // namespace sluice
