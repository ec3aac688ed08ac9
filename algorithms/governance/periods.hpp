// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/time.hpp"

namespace sluice {

enum class PeriodLength : std::uint8_t { month, quarter, year };
/// "month", "quarter", "year".
[[nodiscard]] std::optional<PeriodLength> parse_period_length(std::string_view text);

/// Months, quarters or years of UTC that follow each other, from that of one moment to that of another.
class Periods {
 public:
  /// Needs first ≤ last.
  Periods(PeriodLength length, Time first, Time last);

  std::size_t count() const { return begins_.size() - 1; }
  /// The first instant of the period; begin(count()) is where the last one ends. Beyond the calendar: its
  /// end.
  Time begin(std::size_t period) const { return begins_[period]; }
  /// The period of a moment: 0 for earlier ones, the last for later ones. O(log periods).
  [[nodiscard]] std::size_t of(Time time) const;
  /// Periods in a year: 12, 4 or 1.
  std::size_t per_year() const { return per_year_; }
  /// "2026-03", "2026-Q1", "2026".
  [[nodiscard]] std::string name(std::size_t period) const;

 private:
  std::size_t per_year_;
  /// Periods since the year 0, of the first one.
  std::int64_t first_;
  std::vector<Time> begins_;
};

}  // namespace sluice
