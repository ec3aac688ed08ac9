// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/values/time.hpp"

namespace sluice {

constexpr Duration one_day = Duration::seconds(24 * 3600);

[[nodiscard]] constexpr Duration days(std::int64_t count) { return Duration(count * one_day.ns); }

[[nodiscard]] constexpr float in_days(Duration duration) {
  return static_cast<float>(static_cast<double>(duration.ns) / static_cast<double>(one_day.ns));
}

/// The number of the day that holds the instant, when days begin `begin` after midnight UTC.
[[nodiscard]] constexpr std::int64_t day_of(Time time, Duration begin) {
  const auto since = add_saturating(time, Duration(-begin.ns)).ns;
  return since / one_day.ns - (since % one_day.ns < 0 ? 1 : 0);
}

/// The hour of the day in UTC, 0 to 23.
[[nodiscard]] constexpr int hour_of(Time time) {
  const auto in_day = time.ns - day_of(time, Duration(0)) * one_day.ns;
  return static_cast<int>(in_day / Duration::seconds(3600).ns);
}

}  // namespace sluice
