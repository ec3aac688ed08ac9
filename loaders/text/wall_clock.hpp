// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice {

/// Why a text is not a time.
enum class TimeFault : std::uint8_t {
  none,
  empty,
  not_a_time,
  digit_count,
  impossible_date,
  impossible_clock,
  impossible_offset,
  too_fine,
  skipped,
  past_the_calendar,
};

/// What the reject file says was expected instead.
[[nodiscard]] std::string_view expectation(TimeFault fault);

/// A date and clock as written, before any zone.
struct WallClock {
  int year = 0;
  unsigned month = 0, day = 0;
  unsigned hour = 0, minute = 0, second = 0;
  std::int64_t fraction_ns = 0;
  std::uint8_t digits = 0;  ///< of the fraction
  bool date_only = false;
  std::optional<int> offset;  ///< seconds east of UTC, if the text names it

  /// Days since 1970-01-01; needs a date that exists.
  [[nodiscard]] std::int64_t day_number() const;
  /// Seconds since 1970-01-01T00:00:00 on the same clock.
  [[nodiscard]] std::int64_t seconds() const {
    return day_number() * 86'400 + static_cast<std::int64_t>(hour) * 3'600 + minute * 60 + second;
  }
};

/// Reads YYYY-MM-DD, YYYY/MM/DD or YYYYMMDD with an optional clock and offset (TimeReader::read says
/// which); for digits alone only the counts 8 and 14. The date exists and lies in 1678 to 2262 and
/// the clock exists if the answer is `none`. `text` is trimmed. O(length).
[[nodiscard]] TimeFault read_wall_clock(std::string_view text, WallClock& clock);

/// "+08:00", "+0800" or "+08" (a sign and two digits, then two more with or without a colon) as
/// seconds east of UTC. Nothing if `text` is anything else or past 18 hours.
[[nodiscard]] std::optional<int> read_offset(std::string_view text);

}  // namespace sluice
