// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace sluice {

/// Money as a signed count of minor units (cents, fen) of one currency. The currency is known from
/// the pocket, never from the amount; amounts of two currencies must not meet.
/// The builder refuses ledgers whose sums could pass 63 bits, so + and - need no check afterwards;
/// where that is not yet known use add_checked.
struct Amount {
  std::int64_t minor = 0;

  constexpr Amount() = default;
  constexpr explicit Amount(std::int64_t m) : minor(m) {}
  constexpr auto operator<=>(const Amount&) const = default;
  constexpr Amount& operator+=(Amount b) {
    minor += b.minor;
    return *this;
  }
  constexpr Amount& operator-=(Amount b) {
    minor -= b.minor;
    return *this;
  }
  friend constexpr Amount operator+(Amount a, Amount b) { return a += b; }
  friend constexpr Amount operator-(Amount a, Amount b) { return a -= b; }
  friend constexpr Amount operator-(Amount a) { return Amount(-a.minor); }

  static constexpr Amount max() { return Amount(std::numeric_limits<std::int64_t>::max()); }
};

/// a + b, or nothing where the sum passes 63 bits.
[[nodiscard]] constexpr std::optional<Amount> add_checked(Amount a, Amount b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.minor, b.minor, &sum)) return std::nullopt;
  return Amount(sum);
}

/// The amount as plain decimal text with `scale` digits after the point: 123450 at scale 2 is
/// "1234.50", at scale 0 "123450". Exact.
[[nodiscard]] std::string to_decimal(Amount, int scale);

}  // namespace sluice
