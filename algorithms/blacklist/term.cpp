// SPDX-License-Identifier: Apache-2.0
#include "algorithms/blacklist/term.hpp"

#include <chrono>

namespace sluice {
namespace {

std::chrono::sys_days day_of(Time time) {
  const auto since = std::chrono::nanoseconds(time.ns);
  return std::chrono::sys_days(std::chrono::floor<std::chrono::days>(since));
}

/// The same date so many years later; 28 February where there is none.
std::chrono::sys_days years_after(std::chrono::sys_days day, unsigned years) {
  const std::chrono::year_month_day date(day);
  const auto later = date + std::chrono::years(static_cast<int>(years));
  if (later.ok()) return later;
  return std::chrono::sys_days(later.year() / later.month() / std::chrono::last);
}

}  // namespace

Term term_of(bool convicted, const EarlierListing* earlier, Time at) {
  const auto full = convicted ? term_years_convicted : term_years;
  if (earlier == nullptr || earlier->until < at) return {full, false};
  const auto end = years_after(day_of(earlier->from), term_years_running_max);
  // A listing lasts to the end of its last day.
  const auto begin = day_of(earlier->until) + std::chrono::days(1);
  unsigned years = full;
  while (years > 0 && years_after(begin, years) > end) --years;
  return {years, years < full};
}

}  // namespace sluice
