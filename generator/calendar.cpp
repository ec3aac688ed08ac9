// SPDX-License-Identifier: Apache-2.0
#include "generator/calendar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace sluice {

using namespace std::chrono;

std::optional<std::int64_t> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t count) {
    unsigned found = 0;
    const auto* end = text.data() + at + count;
    const auto [stop, error] = std::from_chars(text.data() + at, end, found);
    return error == std::errc{} && stop == end ? found : 0;
  };
  const auto y = number(0, 4);
  const year_month_day date(year(static_cast<int>(y)), month(number(5, 2)), day(number(8, 2)));
  if (!date.ok() || y < 1970 || y > 2200) return std::nullopt;
  return sys_days(date).time_since_epoch().count();
}

std::string day_text(std::int64_t number) {
  const year_month_day date{sys_days{days{number}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

int day_of_month(std::int64_t number) {
  return static_cast<int>(static_cast<unsigned>(year_month_day{sys_days{days{number}}}.day()));
}

int weekday(std::int64_t number) { return static_cast<int>((number + 3) % 7); }  // 1970-01-01: Thursday

int minor_digits(std::string_view currency) {
  constexpr std::array<std::string_view, 16> whole{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                   "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
  constexpr std::array<std::string_view, 7> thousandths{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
  if (std::ranges::find(whole, currency) != whole.end()) return 0;
  return std::ranges::find(thousandths, currency) != thousandths.end() ? 3 : 2;
}

std::int64_t minor_unit(std::string_view currency) {
  std::int64_t unit = 1;
  for (int i = 0; i < minor_digits(currency); ++i) unit *= 10;
  return unit;
}

}  // namespace sluice
