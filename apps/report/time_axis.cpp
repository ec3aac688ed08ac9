// SPDX-License-Identifier: Apache-2.0
#include "apps/report/time_axis.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace sluice {
namespace {

constexpr double cut_width = 40, stretch_width_min = 44, tick_distance = 66;
constexpr std::size_t cuts_max = 7;
/// A gap is cut out if it is so many times the next smaller one, or the mean of all smaller ones; and where
/// there are few moments, none.
constexpr double break_factor = 5, mean_factor = 6;
constexpr std::size_t times_min = 6;
constexpr std::int64_t day = 86'400;
/// Seconds between ticks, the first that leaves room for them.
constexpr std::array<std::int64_t, 21> steps{
    1,      5,   15,      30,      60,       300,      900,      1'800,     3'600,       10'800,      21'600,
    43'200, day, 2 * day, 7 * day, 14 * day, 28 * day, 84 * day, 365 * day, 3'650 * day, 36'500 * day};

/// `to` is not before `from`. Unsigned, for the whole calendar is longer than any duration.
double length(Time from, Time to) {
  return static_cast<double>(static_cast<std::uint64_t>(to.ns) - static_cast<std::uint64_t>(from.ns));
}

/// The longest duration where there is more in between.
Duration between(Time from, Time to) {
  std::int64_t ns = 0;
  return __builtin_sub_overflow(to.ns, from.ns, &ns) ? Duration(Time::max().ns) : Duration(ns);
}

/// How many of the gaps, largest first, are far larger than those after them, each or on the whole.
std::size_t count_long(std::span<const double> gaps) {
  std::size_t each = 0, on_the_whole = 0;
  for (std::size_t n = 0; n < cuts_max && n + 1 < gaps.size(); ++n) {
    if (gaps[n] >= break_factor * gaps[n + 1]) each = n + 1;
    const auto smaller = gaps.subspan(n + 1);
    const auto mean =
        std::accumulate(smaller.begin(), smaller.end(), 0.0) / static_cast<double>(smaller.size());
    if (on_the_whole == n && gaps[n] > mean_factor * mean) on_the_whole = n + 1;
  }
  return std::max(each, on_the_whole);
}

/// The gaps to be cut out, as places of the times before them, ascending.
std::vector<std::size_t> long_gaps(std::span<const Time> times) {
  if (times.size() < times_min) return {};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i + 1 < times.size(); ++i) order.push_back(i);
  const auto gap = [&](std::size_t i) { return length(times[i], times[i + 1]); };
  std::ranges::stable_sort(order, std::greater(), gap);
  std::vector<double> gaps;
  for (const auto i : order) gaps.push_back(gap(i));
  order.resize(count_long(gaps));
  std::ranges::sort(order);
  return order;
}

std::int64_t step_for(double seconds, double width) {
  for (const auto step : steps)
    if (static_cast<double>(step) / seconds * width >= tick_distance) return step;
  return steps.back();
}

}  // namespace

TimeAxis::TimeAxis(std::span<const Time> times, double left, double right) {
  if (times.empty()) return;
  find_stretches(times);
  place(left, right);
  for (const auto& stretch : stretches_) add_ticks(stretch);
}

void TimeAxis::find_stretches(std::span<const Time> times) {
  std::vector<Time> distinct(times.begin(), times.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  auto from = distinct.front();
  for (const auto gap : long_gaps(distinct)) {
    stretches_.push_back({from, distinct[gap]});
    cuts_.push_back({0, between(distinct[gap], distinct[gap + 1])});
    from = distinct[gap + 1];
  }
  stretches_.push_back({from, distinct.back()});
}

void TimeAxis::place(double left, double right) {
  double all = 0;
  for (const auto& stretch : stretches_) all += length(stretch.from, stretch.to);
  const auto count = static_cast<double>(stretches_.size());
  const auto free = right - left - (count - 1) * cut_width - count * stretch_width_min;
  auto x = left;
  for (std::size_t i = 0; i < stretches_.size(); ++i) {
    auto& stretch = stretches_[i];
    const auto share = all > 0 ? length(stretch.from, stretch.to) / all : 1 / count;
    stretch.left = x;
    stretch.right = x + stretch_width_min + std::max(0.0, free) * share;
    x = stretch.right + cut_width;
    if (i < cuts_.size()) cuts_[i].middle = stretch.right + cut_width / 2;
  }
}

void TimeAxis::add_ticks(const Stretch& stretch) {
  constexpr std::int64_t second = 1'000'000'000;
  const auto seconds = length(stretch.from, stretch.to) / 1e9;
  const auto step = step_for(std::max(seconds, 1e-9), stretch.right - stretch.left);
  const std::size_t digits = step >= day ? 0 : seconds > 0 && step < 60 ? 8 : 5;
  add_tick(stretch.left, stretch.from, std::max<std::size_t>(digits, 5), true);
  if (seconds <= 0) return;
  // Before 1970 this rounds up: no tick is lost.
  for (auto ns = stretch.from.ns / (step * second) * step * second; ns <= stretch.to.ns;
       ns += step * second) {
    const auto at = x(Time(ns));
    if (ns > stretch.from.ns && at - stretch.left >= tick_distance * 0.75)
      add_tick(at, Time(ns), digits, false);
    if (ns > stretch.to.ns - step * second) break;
  }
}

void TimeAxis::add_tick(double x, Time time, std::size_t digits, bool begins_stretch) {
  const auto text = to_iso8601(time, 0);
  const auto date = text.substr(0, 10);
  ticks_.push_back({x, text.substr(11, digits), begins_stretch || last_date_ != date ? date : ""});
  last_date_ = date;
}

double TimeAxis::x(Time time) const {
  for (const auto& stretch : stretches_) {
    if (time < stretch.from) return stretch.left;
    if (time > stretch.to) continue;
    const auto whole = length(stretch.from, stretch.to);
    if (whole <= 0) return (stretch.left + stretch.right) / 2;
    return stretch.left + (stretch.right - stretch.left) * length(stretch.from, time) / whole;
  }
  return stretches_.empty() ? 0 : stretches_.back().right;
}

}  // namespace sluice
