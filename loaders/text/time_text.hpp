// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "engine/values/time.hpp"
#include "loaders/text/local_zone.hpp"
#include "loaders/text/wall_clock.hpp"

namespace sluice {

/// How one file writes times.
struct TimeForm {
  std::string timezone = "UTC";                 ///< of times that name none
  std::optional<Duration> step = std::nullopt;  ///< with `epoch`: digits alone are step numbers
  std::optional<Time> epoch = std::nullopt;
};

struct TimeReading {
  Time time;
  std::uint8_t digits = 0;  ///< digits of the source's second fraction, 0 to 9
  bool date_only = false;   ///< a bare date, read as its first instant
  TimeFault fault = TimeFault::none;
};

/// Reads the times of one file. Keeps what the last row taught it, so each worker has its own: build
/// one and copy it, since the zone database is then opened once and by one thread.
class TimeReader {
 public:
  /// Throws InvalidQuery for an unknown zone or a step of zero, UnreadableInput where the zone
  /// database is missing.
  explicit TimeReader(const TimeForm& form);

  /// A time as people write it, surrounding white space trimmed:
  /// date YYYY-MM-DD, YYYY/MM/DD (month and day also unpadded) or YYYYMMDD; then `T` or spaces and a
  /// clock HH:MM[:SS[.f]] (hour also unpadded) or HHMM[SS[.f]]; `.` or `,` before the fraction, which
  /// has up to 9 digits and zeros after those; then Z, +hh, +hhmm or +hh:mm if the text names its
  /// offset. Without a clock it is the first instant of the day in the zone. Digits alone: 8 a date,
  /// 14 YYYYMMDDHHMMSS, 10 seconds and 13 milliseconds since 1970; with step and epoch always a
  /// step number. Wall-clock times shown twice are the earlier instant; those never shown are a
  /// fault, as are hour 24, second 60 and years outside 1678 to 2262. O(length), allocates nothing.
  [[nodiscard]] TimeReading read(std::string_view text) {
    if (text.size() == 19 || (text.size() == 20 && text[19] == 'Z')) {
      TimeReading reading;
      if (read_padded(text, reading)) return reading;
    }
    return read_any(text);
  }

  /// The last nanosecond of a bare date in the zone; any other time as it is. For cut-offs.
  [[nodiscard]] TimeReading read_to_end(std::string_view text);

 private:
  /// Date and clock at fixed places, on the date of the row before: all but one row in thousands.
  bool read_padded(std::string_view text, TimeReading& reading) {
    if (std::memcmp(text.data(), date_text_.data(), date_text_.size()) != 0 && !learn_date(text))
      return false;
    const auto digit = [&](std::size_t at) { return static_cast<std::uint32_t>(text[at]) - '0'; };
    const auto hour_tens = digit(11), hour_ones = digit(12), minute_tens = digit(14), minute_ones = digit(15),
               second_tens = digit(17), second_ones = digit(18);
    const auto hour = hour_tens * 10 + hour_ones;
    const bool plain = (text[10] == ' ' || text[10] == 'T') && text[13] == ':' && text[16] == ':'
                       && hour_tens <= 2 && hour_ones <= 9 && hour < 24 && minute_tens <= 5
                       && minute_ones <= 9 && second_tens <= 5 && second_ones <= 9;
    if (!plain) return false;
    const auto local =
        date_begin_ + hour * 3600 + (minute_tens * 10 + minute_ones) * 60 + second_tens * 10 + second_ones;
    const auto utc = text.size() == 20 ? std::optional(local) : zone_.to_utc(local);
    if (!utc) return false;
    reading.time = Time(*utc * 1'000'000'000);
    return true;
  }

  bool learn_date(std::string_view text);
  TimeReading read_any(std::string_view text);
  TimeReading place(const WallClock& clock);
  static TimeReading read_epoch(std::string_view digits);
  TimeReading read_step(std::string_view digits) const;

  LocalZone zone_;
  std::optional<Duration> step_;
  Time epoch_;
  std::uint8_t epoch_digits_ = 0;
  // The date of the last row in the padded form, and its first second, local.
  std::array<char, 10> date_text_{'1', '9', '7', '0', '-', '0', '1', '-', '0', '1'};
  std::int64_t date_begin_ = 0;
};

/// A cut-off as an option gives it (--until, --to): a bare date means its last nanosecond in the zone,
/// anything else is the instant it names. Throws InvalidQuery if the text is no time.
[[nodiscard]] Time read_cut_off(std::string_view text, const TimeForm& form);

}  // namespace sluice
