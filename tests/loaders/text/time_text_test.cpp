// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/time_text.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>

#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using enum TimeFault;

/// The reading as one text: instant with the source's digits, "date" for a bare one, or the fault.
std::string shown(const TimeReading& reading) {
  if (reading.fault != none) return "fault " + std::to_string(static_cast<int>(reading.fault));
  return to_iso8601(reading.time, reading.digits) + (reading.date_only ? " date" : "");
}
std::string fault(TimeFault f) { return "fault " + std::to_string(static_cast<int>(f)); }

struct Row {
  std::string text, expected;
};

void check(const Row& row, const std::string& zone) {
  INFO("\"" << row.text << "\" in " << zone);
  TimeReader reader({.timezone = zone});
  CHECK(shown(reader.read(row.text)) == row.expected);
  CHECK(shown(reader.read(row.text)) == row.expected);  // and from what it kept
}

TEST_CASE("times in every form") {
  check(GENERATE(values<Row>({
            {"2026-01-05 09:30:00", "2026-01-05T09:30:00Z"},
            {"2026-01-05T09:30:00", "2026-01-05T09:30:00Z"},
            {"2026-01-05T09:30:00Z", "2026-01-05T09:30:00Z"},
            {"2026-01-05t09:30:00z", "2026-01-05T09:30:00Z"},
            {"2026-01-05T09:30:00+08:00", "2026-01-05T01:30:00Z"},
            {"2026-01-05T09:30:00+0800", "2026-01-05T01:30:00Z"},
            {"2026-01-05T09:30:00-03", "2026-01-05T12:30:00Z"},
            {"2026-01-05 09:30:00 +0545", "2026-01-05T03:45:00Z"},
            {"2026-01-05T00:30+01:00", "2026-01-04T23:30:00Z"},
            {"2026-01-05 09:30:00.5", "2026-01-05T09:30:00.5Z"},
            {"2026-01-05 09:30:00,500", "2026-01-05T09:30:00.500Z"},
            {"2026-01-05T09:30:00.123456789Z", "2026-01-05T09:30:00.123456789Z"},
            {"2026-01-05T09:30:00.123456789000Z", "2026-01-05T09:30:00.123456789Z"},
            {"2026-01-05 06:30:59.06", "2026-01-05T06:30:59.06Z"},
            {"2026-01-05 9:30", "2026-01-05T09:30:00Z"},
            {"2022/09/01 00:20", "2022-09-01T00:20:00Z"},
            {"2022/9/1 6:30", "2022-09-01T06:30:00Z"},
            {"2022-9-1 6:30:05", "2022-09-01T06:30:05Z"},
            {"2022/09/01 00:20:07", "2022-09-01T00:20:07Z"},
            {"2026-01-05", "2026-01-05T00:00:00Z date"},
            {"2026/1/5", "2026-01-05T00:00:00Z date"},
            {"20260105", "2026-01-05T00:00:00Z date"},
            {"20260105093000", "2026-01-05T09:30:00Z"},
            {"20260105T093000Z", "2026-01-05T09:30:00Z"},
            {"20260105 093000", "2026-01-05T09:30:00Z"},
            {"20260105 0930", "2026-01-05T09:30:00Z"},
            {"2026-01-05  09:30:00", "2026-01-05T09:30:00Z"},
            {" 2026-01-05 09:30:00\t", "2026-01-05T09:30:00Z"},
            {"1767605400", "2026-01-05T09:30:00Z"},
            {"1767605400123", "2026-01-05T09:30:00.123Z"},
            {"0000000000", "1970-01-01T00:00:00Z"},
            {"2024-02-29 00:00:00", "2024-02-29T00:00:00Z"},
            {"1969-12-31 23:59:59.5", "1969-12-31T23:59:59.5Z"},
            {"1678-01-01 00:00:00", "1678-01-01T00:00:00Z"},
            {"2262-04-11 23:47:16.854775807", "2262-04-11T23:47:16.854775807Z"},
        })),
        "UTC");
}

TEST_CASE("texts that are no times, and why") {
  check(GENERATE(values<Row>({
            {"", fault(empty)},
            {" \t", fault(empty)},
            {"yesterday", fault(not_a_time)},
            {"05.01.2026", fault(not_a_time)},
            {"01/05/2026 09:30", fault(not_a_time)},
            {"2026-01/05", fault(not_a_time)},
            {"2026-01", fault(not_a_time)},
            {"2026-01-05T", fault(not_a_time)},
            {"2026-01-05 ", "2026-01-05T00:00:00Z date"},
            {"2026-01-05T09", fault(not_a_time)},
            {"2026-01-05 09:3", fault(not_a_time)},
            {"2026-01-05 09:30:0", fault(not_a_time)},
            {"2026-01-05 09:30:00.", fault(not_a_time)},
            {"2026-01-05 09:30.5", fault(not_a_time)},
            {"2026-01-05 09:30:00 PM", fault(not_a_time)},
            {"2026-01-05Z", fault(not_a_time)},
            {"-026-01-05", fault(not_a_time)},
            {"2026-001-05", fault(not_a_time)},
            {"2026--1-05", fault(not_a_time)},
            {"2026010509300Z", fault(not_a_time)},
            {"20260105093000.5", fault(not_a_time)},
            {"２０２６-01-05", fault(not_a_time)},
            {std::string("2026-01-05\0"
                         "09:30:00",
                         19),
             fault(not_a_time)},
            {std::string(19, '\0'), fault(not_a_time)},
            {"2026-01-05 09:30:00+8", fault(impossible_offset)},
            {"2026-01-05 09:30:00+19:00", fault(impossible_offset)},
            {"2026-01-05 09:30:00+08:60", fault(impossible_offset)},
            {"2026", fault(digit_count)},
            {"1", fault(digit_count)},
            {"202601", fault(digit_count)},
            {"202601050930", fault(digit_count)},
            {"17676054001234567", fault(digit_count)},
            {std::string(1'000'000, '1'), fault(digit_count)},
            {"2026-02-30 00:00:00", fault(impossible_date)},
            {"2025-02-29", fault(impossible_date)},
            {"2026-13-01", fault(impossible_date)},
            {"2026-00-01", fault(impossible_date)},
            {"00000000", fault(impossible_date)},
            {"20260230", fault(impossible_date)},
            {"2026-01-05 24:00:00", fault(impossible_clock)},
            {"2026-01-05 09:60:00", fault(impossible_clock)},
            {"2026-01-05 09:30:60", fault(impossible_clock)},
            {"2026-01-05 99:99", fault(impossible_clock)},
            {"20260105240000", fault(impossible_clock)},
            {"2026-01-05 09:30:00.1234567891", fault(too_fine)},
            {"1677-12-31 23:59:59", fault(past_the_calendar)},
            {"2263-01-01", fault(past_the_calendar)},
            {"2262-04-12 00:00:00", fault(past_the_calendar)},
            {"2262-04-11 23:47:16.854775808", fault(past_the_calendar)},
            {"9999999999", fault(past_the_calendar)},
            {"9999999999999", fault(past_the_calendar)},
        })),
        "UTC");
}

TEST_CASE("clocks that are set forward and back") {
  check({"2025-10-26 02:30:00", "2025-10-26T00:30:00Z"}, "Europe/Berlin");  // shown twice: the earlier
  check({"2025-10-26 03:00:00", "2025-10-26T02:00:00Z"}, "Europe/Berlin");
  check({"2025-10-26 01:59:59", "2025-10-25T23:59:59Z"}, "Europe/Berlin");
  check({"2025-10-26T02:30:00+01:00", "2025-10-26T01:30:00Z"}, "Europe/Berlin");
  check({"2025-03-30 02:30:00", fault(skipped)}, "Europe/Berlin");
  check({"2025-03-30 02:00:00", fault(skipped)}, "Europe/Berlin");
  check({"2025-03-30 01:59:59", "2025-03-30T00:59:59Z"}, "Europe/Berlin");
  check({"2025-03-30 03:00:00", "2025-03-30T01:00:00Z"}, "Europe/Berlin");
  check({"2025-03-30T02:30:00Z", "2025-03-30T02:30:00Z"}, "Europe/Berlin");
  check({"2026-01-05 09:30:00", "2026-01-05T01:30:00Z"}, "Asia/Shanghai");
  check({"1988-07-01 12:00:00", "1988-07-01T03:00:00Z"}, "Asia/Shanghai");
  check({"1988-01-01 12:00:00", "1988-01-01T04:00:00Z"}, "Asia/Shanghai");
  check({"20260105", "2026-01-04T16:00:00Z date"}, "Asia/Shanghai");
  check({"1767605400", "2026-01-05T09:30:00Z"}, "Asia/Shanghai");
  check({"2026-01-05 09:30:00", "2026-01-05T01:30:00Z"}, "+08:00");
  check({"1700-01-05 00:00:00", "1700-01-04T15:54:17Z"}, "Asia/Shanghai");  // local mean time, +08:05:43
}

TEST_CASE("days that do not begin at midnight") {
  check({"2018-11-04", "2018-11-04T03:00:00Z date"}, "America/Sao_Paulo");  // 00:00 became 01:00
  check({"2018-11-04 00:30:00", fault(skipped)}, "America/Sao_Paulo");
  check({"2011-12-30", fault(skipped)}, "Pacific/Apia");  // the whole day was skipped
  check({"2011-12-31", "2011-12-30T10:00:00Z date"}, "Pacific/Apia");
}

TEST_CASE("a cut-off that is a bare date means its last nanosecond") {
  const auto cut_off = [](std::string_view text, const std::string& zone) {
    return to_iso8601(read_cut_off(text, {.timezone = zone}), 9);
  };
  CHECK(cut_off("2026-01-05", "UTC") == "2026-01-05T23:59:59.999999999Z");
  CHECK(cut_off(" 20260105 ", "UTC") == "2026-01-05T23:59:59.999999999Z");
  CHECK(cut_off("2026/1/5", "Asia/Shanghai") == "2026-01-05T15:59:59.999999999Z");
  CHECK(cut_off("2025-10-26", "Europe/Berlin") == "2025-10-26T22:59:59.999999999Z");
  CHECK(cut_off("2018-11-03", "America/Sao_Paulo") == "2018-11-04T02:59:59.999999999Z");
  CHECK(cut_off("2018-02-17", "America/Sao_Paulo") == "2018-02-18T02:59:59.999999999Z");  // 23:00 came twice
  CHECK(cut_off("2011-12-29", "Pacific/Apia") == "2011-12-30T09:59:59.999999999Z");
  CHECK(cut_off("2026-01-05 00:00:00", "UTC") == "2026-01-05T00:00:00.000000000Z");
  CHECK(cut_off("2026-01-05 00:00", "UTC") == "2026-01-05T00:00:00.000000000Z");
  CHECK(cut_off("1767605400", "UTC") == "2026-01-05T09:30:00.000000000Z");
  CHECK(read_cut_off("2262-04-11", {}) == Time::max());
  CHECK_THROWS_AS(cut_off("2026-02-30", "UTC"), InvalidQuery);
  CHECK_THROWS_AS(cut_off("soon", "UTC"), InvalidQuery);
  CHECK_THROWS_AS(cut_off("", "UTC"), InvalidQuery);
}

TEST_CASE("digits alone are step numbers where step and epoch are given") {
  TimeReader reader({.step = Duration::seconds(3'600), .epoch = Time(1'767'605'400'500'000'000)});
  CHECK(shown(reader.read("0")) == "2026-01-05T09:30:00.5Z");
  CHECK(shown(reader.read("743")) == "2026-02-05T08:30:00.5Z");
  CHECK(shown(reader.read("20260105")).starts_with("fault") == true);
  CHECK(shown(reader.read("00000001")) == "2026-01-05T10:30:00.5Z");
  CHECK(shown(reader.read("2026-01-05 09:30:00")) == "2026-01-05T09:30:00Z");
  CHECK(shown(reader.read("99999999999")) == fault(past_the_calendar));
  CHECK(shown(reader.read(std::string(100'000, '9'))) == fault(past_the_calendar));
  CHECK(shown(reader.read("-1")) == fault(not_a_time));
  CHECK(shown(reader.read("1.0")) == fault(not_a_time));
  CHECK_THROWS_AS(TimeReader({.step = Duration::seconds(1)}), InvalidQuery);
  CHECK_THROWS_AS(TimeReader({.step = Duration(), .epoch = Time()}), InvalidQuery);
}

TEST_CASE("unknown zones") {
  const std::string zone = GENERATE("Mars/Olympus", "", "Shanghai", "../../etc/passwd", "+8", "utc+8");
  INFO(zone);
  CHECK_THROWS_AS(TimeReader({.timezone = zone}), InvalidQuery);
}

TEST_CASE("every day of the calendar, in every form, against std::chrono") {
  using namespace std::chrono;
  TimeReader reader({});
  for (sys_days day = year(1678) / 1 / 1; day <= sys_days(year(2262) / 4 / 10); day += days(1)) {
    const year_month_day date(day);
    const auto y = static_cast<int>(date.year());
    const auto m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
    const auto begin = nanoseconds(day.time_since_epoch()).count();
    const auto clock = begin + nanoseconds(hours(23) + minutes(59) + seconds(58)).count();
    const bool right = reader.read(fmt::format("{:04}-{:02}-{:02} 23:59:58", y, m, d)).time.ns == clock
                       && reader.read(fmt::format("{:04}/{}/{} 23:59:58", y, m, d)).time.ns == clock
                       && reader.read(fmt::format("{:04}{:02}{:02}235958", y, m, d)).time.ns == clock
                       && reader.read(fmt::format("{:04}{:02}{:02}", y, m, d)).time.ns == begin
                       && to_iso8601(Time(clock), 0) == fmt::format("{:04}-{:02}-{:02}T23:59:58Z", y, m, d);
    if (!right) FAIL(fmt::format("{:04}-{:02}-{:02}", y, m, d));
  }
}

TEST_CASE("every second of a day") {
  TimeReader reader({});
  for (int s = 0; s < 86'400; ++s) {
    const auto text = fmt::format("2026-01-05T{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
    if (reader.read(text).time.ns != (1'767'571'200ll + s) * 1'000'000'000) FAIL(text);
  }
}

TEST_CASE("the padded form refuses every wrong byte, whatever date it remembers") {
  const std::string good = "2026-01-05 09:30:00";
  for (std::size_t at = 0; at < good.size(); ++at)
    for (int byte = 0; byte < 256; ++byte) {
      auto text = good;
      text[at] = static_cast<char>(byte);
      TimeReader warm({}), cold({});
      (void)warm.read(good);
      const auto spaced = text + " ";  // takes the full reader
      if (shown(warm.read(text)) != shown(cold.read(spaced))) FAIL(at << " " << byte);
    }
}

}  // namespace
}  // namespace sluice
