// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// A span of time in nanoseconds.
struct Duration {
  std::int64_t ns = 0;

  constexpr Duration() = default;
  constexpr explicit Duration(std::int64_t n) : ns(n) {}
  constexpr auto operator<=>(const Duration&) const = default;

  static constexpr Duration seconds(std::int64_t s) { return Duration(s * 1'000'000'000); }
};

/// An instant in UTC, nanoseconds since 1970-01-01T00:00:00Z (years 1678 to 2262).
struct Time {
  std::int64_t ns = 0;

  constexpr Time() = default;
  constexpr explicit Time(std::int64_t n) : ns(n) {}
  constexpr auto operator<=>(const Time&) const = default;

  static constexpr Time min() { return Time(std::numeric_limits<std::int64_t>::min()); }
  static constexpr Time max() { return Time(std::numeric_limits<std::int64_t>::max()); }
};

/// The time from b to a; the longest (292 years) where it is longer.
[[nodiscard]] constexpr Duration operator-(Time a, Time b) {
  std::int64_t difference = 0;
  if (!__builtin_sub_overflow(a.ns, b.ns, &difference)) return Duration(difference);
  return Duration(a < b ? std::numeric_limits<std::int64_t>::min()
                        : std::numeric_limits<std::int64_t>::max());
}

/// a + d, or the last (first) representable instant where that would pass the calendar.
[[nodiscard]] constexpr Time add_saturating(Time a, Duration d) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.ns, d.ns, &sum)) return d.ns < 0 ? Time::min() : Time::max();
  return Time(sum);
}

/// "YYYY-MM-DDTHH:MM:SS[.f]Z" with `digits` (0 to 9) digits of the second's fraction.
[[nodiscard]] std::string to_iso8601(Time, int digits);

/// "45s", "30m", "24h", "3d" (m = minutes), or nothing: a bare number is no duration, neither is
/// one past the calendar.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

}  // namespace sluice
