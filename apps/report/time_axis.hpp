// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/values/time.hpp"

namespace sluice {

/// Time along a drawing. Fraud comes in bursts of minutes with days between, so stretches in which nothing
/// happens for long are cut out; within a stretch that is drawn, length is time.
class TimeAxis {
 public:
  struct Stretch {
    Time from, to;
    double left = 0, right = 0;
  };
  /// Between two stretches.
  struct Cut {
    double middle = 0;
    Duration length;
  };
  struct Tick {
    double x = 0;
    /// "10:05" or "10:05:30", empty where ticks are days apart; the date where it is the first of its day or
    /// stretch.
    std::string clock, date;
  };

  /// For events at these times, ascending, from `left` to `right`. O(times log times).
  TimeAxis(std::span<const Time> times, double left, double right);

  std::span<const Stretch> stretches() const { return stretches_; }
  std::span<const Cut> cuts() const { return cuts_; }
  std::span<const Tick> ticks() const { return ticks_; }
  /// Where a moment lies; one inside a cut at its edge.
  [[nodiscard]] double x(Time) const;

 private:
  void find_stretches(std::span<const Time> times);
  void place(double left, double right);
  void add_ticks(const Stretch&);
  void add_tick(double x, Time time, std::size_t digits, bool begins_stretch);

  std::vector<Stretch> stretches_;
  std::vector<Cut> cuts_;
  std::vector<Tick> ticks_;
  std::string last_date_;
};

}  // namespace sluice
