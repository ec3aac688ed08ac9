// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/wall_clock.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace sluice {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What is left of the text, taken from the front.
class Rest {
 public:
  explicit Rest(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return text_.empty(); }
  [[nodiscard]] std::string_view text() const { return text_; }

  [[nodiscard]] std::size_t digit_count() const {
    return static_cast<std::size_t>(std::ranges::find_if_not(text_, is_digit) - text_.begin());
  }
  /// The next `count` characters, which are digits.
  unsigned take_number(std::size_t count) {
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + static_cast<unsigned>(text_[i] - '0');
    text_.remove_prefix(count);
    return value;
  }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  /// One or two digits (two only, if `padded`).
  bool take_pair(unsigned& value, bool padded) {
    const auto count = digit_count();
    if (count == 0 || count > 2 || (padded && count != 2)) return false;
    value = take_number(count);
    return true;
  }
  void skip_spaces() { text_.remove_prefix(std::min(text_.find_first_not_of(' '), text_.size())); }

 private:
  std::string_view text_;
};

bool take_date(Rest& rest, WallClock& clock) {
  const auto digits = rest.digit_count();
  if (digits != 4 && digits != 8 && digits != 14) return false;
  clock.year = static_cast<int>(rest.take_number(4));
  if (digits != 4) {
    clock.month = rest.take_number(2);
    clock.day = rest.take_number(2);
    return true;
  }
  const char mark = rest.text().starts_with('/') ? '/' : '-';
  return rest.take(mark) && rest.take_pair(clock.month, false) && rest.take(mark)
         && rest.take_pair(clock.day, false);
}

/// HH:MM[:SS] or HHMM[SS]; `seconds` says whether a fraction may follow.
bool take_clock(Rest& rest, WallClock& clock, bool& seconds) {
  const auto digits = rest.digit_count();
  if (digits == 4 || digits == 6) {
    clock.hour = rest.take_number(2);
    clock.minute = rest.take_number(2);
    seconds = digits == 6;
    if (seconds) clock.second = rest.take_number(2);
    return true;
  }
  if (!rest.take_pair(clock.hour, false) || !rest.take(':') || !rest.take_pair(clock.minute, true))
    return false;
  seconds = rest.take(':');
  return !seconds || rest.take_pair(clock.second, true);
}

TimeFault take_fraction(Rest& rest, WallClock& clock) {
  if (!rest.take('.') && !rest.take(',')) return TimeFault::none;
  const auto count = rest.digit_count();
  if (count == 0) return TimeFault::not_a_time;
  clock.digits = static_cast<std::uint8_t>(std::min<std::size_t>(count, 9));
  clock.fraction_ns = rest.take_number(clock.digits);
  for (auto place = clock.digits; place < 9; ++place) clock.fraction_ns *= 10;
  for (auto surplus = count - clock.digits; surplus > 0; --surplus)
    if (!rest.take('0')) return TimeFault::too_fine;
  return TimeFault::none;
}

TimeFault take_offset(std::string_view text, WallClock& clock) {
  if (text.empty()) return TimeFault::none;
  clock.offset = text == "Z" || text == "z" ? 0 : read_offset(text);
  if (clock.offset) return TimeFault::none;
  const bool meant_as_offset = text[0] == '+' || text[0] == '-';
  return meant_as_offset ? TimeFault::impossible_offset : TimeFault::not_a_time;
}

TimeFault take_clock_and_offset(Rest& rest, WallClock& clock) {
  bool seconds = false;
  if (!take_clock(rest, clock, seconds)) return TimeFault::not_a_time;
  if (seconds)
    if (const auto fault = take_fraction(rest, clock); fault != TimeFault::none) return fault;
  rest.skip_spaces();
  return take_offset(rest.text(), clock);
}

TimeFault judge(const WallClock& clock) {
  using namespace std::chrono;
  if (!year_month_day(year(clock.year), month(clock.month), day(clock.day)).ok())
    return TimeFault::impossible_date;
  if (clock.hour > 23 || clock.minute > 59 || clock.second > 59) return TimeFault::impossible_clock;
  if (clock.year < 1678 || clock.year > 2262) return TimeFault::past_the_calendar;
  return TimeFault::none;
}

}  // namespace

std::int64_t WallClock::day_number() const {
  using namespace std::chrono;
  return sys_days(year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)))
      .time_since_epoch()
      .count();
}

TimeFault read_wall_clock(std::string_view text, WallClock& clock) {
  Rest rest(text);
  const auto digits = rest.digit_count();
  if (!take_date(rest, clock)) return TimeFault::not_a_time;
  clock.date_only = rest.done();
  if (!clock.date_only) {
    const bool run_on = digits == 14;  // YYYYMMDDHHMMSS, nothing between date and clock
    if (!run_on && !rest.take('T') && !rest.take('t')) {
      if (!rest.text().starts_with(' ')) return TimeFault::not_a_time;
      rest.skip_spaces();
    }
    if (run_on && rest.text().size() != 6) return TimeFault::not_a_time;
    if (const auto fault = take_clock_and_offset(rest, clock); fault != TimeFault::none) return fault;
  }
  return judge(clock);
}

std::optional<int> read_offset(std::string_view text) {
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const int sign = text[0] == '-' ? -1 : 1;
  Rest rest(text.substr(1));
  const auto count = rest.digit_count();
  if (count != 2 && count != 4) return std::nullopt;
  const auto hours = rest.take_number(2);
  unsigned minutes = 0;
  if (count == 4) minutes = rest.take_number(2);
  if (count == 2 && rest.take(':') && !rest.take_pair(minutes, true)) return std::nullopt;
  if (!rest.done() || minutes > 59 || hours * 60 + minutes > 18 * 60) return std::nullopt;
  return sign * static_cast<int>(hours * 3'600 + minutes * 60);
}

std::string_view expectation(TimeFault fault) {
  switch (fault) {
    case TimeFault::none: return "";
    case TimeFault::empty: return "a time";
    case TimeFault::not_a_time:
      return "a time such as 2026-01-05 09:30:00, 2026/1/5 9:30 or 2026-01-05T09:30:00+08:00";
    case TimeFault::digit_count:
      return "a time; digits alone are 8 (YYYYMMDD), 14 (YYYYMMDDHHMMSS), 10 (epoch seconds) or "
             "13 (epoch milliseconds); step numbers need --step and --epoch";
    case TimeFault::impossible_date: return "a date that exists";
    case TimeFault::impossible_clock:
      return "a clock from 00:00:00 to 23:59:59 (hour 24 is 00 of the next day, second 60 the next minute)";
    case TimeFault::impossible_offset: return "an offset such as Z, +08:00, +0800 or +08, up to 18 hours";
    case TimeFault::too_fine: return "at most 9 digits of a second's fraction";
    case TimeFault::skipped:
      return "a time that exists in the time zone: clocks were set forward over this one (see --timezone)";
    case TimeFault::past_the_calendar: return "a time in the years 1678 to 2262";
  }
  return "";
}

}  // namespace sluice
