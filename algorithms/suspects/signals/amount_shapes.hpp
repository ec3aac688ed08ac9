// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>

#include "engine/values/amount.hpp"

namespace sluice {

/// Minor units of one whole unit, for a currency of that many digits (0 to 12).
[[nodiscard]] constexpr std::int64_t minor_per_unit(int scale) {
  std::int64_t unit = 1;
  for (int i = 0; i < scale; ++i) unit *= 10;
  return unit;
}

/// The smallest of the usual limits (1, 2 or 5 times a power of ten of whole units, from 1,000 on) that is
/// above the amount; 0 where it would pass 63 bits.
[[nodiscard]] constexpr std::int64_t usual_limit_above(Amount amount, std::int64_t unit) {
  if (unit > INT64_MAX / 1'000) return 0;
  auto power = 1'000 * unit;
  for (;;) {
    for (const auto leading : {1, 2, 5}) {
      if (power > INT64_MAX / leading) return 0;
      if (power * leading > amount.minor) return power * leading;
    }
    if (power > INT64_MAX / 10) return 0;
    power *= 10;
  }
}

/// Whether the amount could lie under a limit at all: it is 950 units or more.
[[nodiscard]] constexpr bool is_near_limits(Amount amount, std::int64_t unit) {
  return amount.minor / 950 >= unit;
}

/// Whether the amount lies in [95 %, 100 %) of a usual limit.
[[nodiscard]] constexpr bool is_just_under_limit(Amount amount, std::int64_t unit) {
  const auto limit = usual_limit_above(amount, unit);
  return limit != 0 && limit - amount.minor <= limit / 20;
}

/// Whether the amount could be round at all: it is 1,000 units or more.
[[nodiscard]] constexpr bool could_be_round(Amount amount, std::int64_t unit) {
  return amount.minor / 1'000 >= unit;
}

/// Whether the amount is 1,000 units or more, with at most two digits before its zeros: 1,000, 48,000.
[[nodiscard]] constexpr bool is_round(Amount amount, std::int64_t unit) {
  if (!could_be_round(amount, unit) || amount.minor % (unit * 100) != 0) return false;
  auto rest = amount.minor / (unit * 100);
  while (rest % 10 == 0) rest /= 10;
  return rest < 100;
}

}  // namespace sluice
