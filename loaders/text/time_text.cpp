// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/time_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "engine/values/error.hpp"
#include "loaders/text/trim.hpp"

namespace sluice {
namespace {

constexpr std::int64_t ns_per_second = 1'000'000'000;

bool is_all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::int64_t> to_number(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{}) return std::nullopt;
  return value;
}

TimeReading failed(TimeFault fault) { return {{}, 0, false, fault}; }

/// count · unit + rest in nanoseconds, where that is still in the calendar.
TimeReading instant(std::int64_t count, std::int64_t unit_ns, std::int64_t rest_ns, std::uint8_t digits) {
  std::int64_t ns = 0;
  if (__builtin_mul_overflow(count, unit_ns, &ns) || __builtin_add_overflow(ns, rest_ns, &ns))
    return failed(TimeFault::past_the_calendar);
  return {Time(ns), digits};
}

std::uint8_t digits_needed(std::int64_t ns) {
  std::uint8_t digits = 9;
  for (auto fraction = ns % ns_per_second; digits > 0 && fraction % 10 == 0; fraction /= 10) --digits;
  return digits;
}

}  // namespace

TimeReader::TimeReader(const TimeForm& form) : zone_(form.timezone), step_(form.step) {
  if (form.step.has_value() != form.epoch.has_value())
    throw InvalidQuery("--step and --epoch need each other");
  if (!form.step) return;
  if (form.step->ns <= 0) throw InvalidQuery("--step: expected a duration above zero, such as 1h");
  epoch_ = *form.epoch;
  epoch_digits_ = digits_needed(epoch_.ns);
}

bool TimeReader::learn_date(std::string_view text) {
  WallClock clock;
  const auto date = text.substr(0, date_text_.size());
  const bool padded = (date[4] == '-' || date[4] == '/') && date[7] == date[4];
  // The calendar's first and last years are left to the full reader, which minds their ends.
  if (!padded || read_wall_clock(date, clock) != TimeFault::none || clock.year == 1678 || clock.year == 2262)
    return false;
  std::ranges::copy(date, date_text_.begin());
  date_begin_ = clock.seconds();
  return true;
}

TimeReading TimeReader::read_any(std::string_view text) {
  text = trim(text);
  if (text.empty()) return failed(TimeFault::empty);
  if (is_all_digits(text)) {
    if (step_) return read_step(text);
    if (text.size() == 10 || text.size() == 13) return read_epoch(text);
    if (text.size() != 8 && text.size() != 14) return failed(TimeFault::digit_count);
  }
  WallClock clock;
  if (const auto fault = read_wall_clock(text, clock); fault != TimeFault::none) return failed(fault);
  return place(clock);
}

TimeReading TimeReader::place(const WallClock& clock) {
  const auto local = clock.seconds();
  auto utc = clock.offset ? std::optional(local - *clock.offset) : zone_.to_utc(local);
  if (!utc && clock.date_only) utc = zone_.first_second(clock.day_number());
  if (!utc) return failed(TimeFault::skipped);
  auto reading = instant(*utc, ns_per_second, clock.fraction_ns, clock.digits);
  reading.date_only = clock.date_only;
  return reading;
}

TimeReading TimeReader::read_epoch(std::string_view digits) {
  const bool seconds = digits.size() == 10;
  return instant(*to_number(digits), seconds ? ns_per_second : 1'000'000, 0, seconds ? 0 : 3);
}

TimeReading TimeReader::read_step(std::string_view digits) const {
  const auto number = to_number(digits);
  if (!number) return failed(TimeFault::past_the_calendar);
  return instant(*number, step_->ns, epoch_.ns, epoch_digits_);
}

TimeReading TimeReader::read_to_end(std::string_view text) {
  auto reading = read(text);
  if (!reading.date_only || reading.fault != TimeFault::none) return reading;
  WallClock clock;
  if (const auto fault = read_wall_clock(trim(text), clock); fault != TimeFault::none) return failed(fault);
  const auto last = instant(zone_.end_second(clock.day_number()), ns_per_second, -1, 0);
  // The calendar ends within its last day.
  reading.time = last.fault == TimeFault::none ? last.time : Time::max();
  return reading;
}

Time read_cut_off(std::string_view text, const TimeForm& form) {
  const auto reading = TimeReader(form).read_to_end(text);
  if (reading.fault == TimeFault::none) return reading.time;
  throw InvalidQuery("\"" + std::string(text) + "\": expected " + std::string(expectation(reading.fault)));
}

}  // namespace sluice
