// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace sluice {

/// A dense index inside the engine. Numbers of different things are different types, so a
/// transfer's number cannot index an account.
template <class Tag, class Rep = std::uint32_t>
struct Number {
  Rep value = 0;

  constexpr Number() = default;
  constexpr explicit Number(Rep v) : value(v) {}
  constexpr auto operator<=>(const Number&) const = default;
  constexpr Number& operator++() {
    ++value;
    return *this;
  }

  /// "No such thing": never the number of anything.
  static constexpr Number none() { return Number(std::numeric_limits<Rep>::max()); }
};

/// Accounts are numbered by the bytes of their id.
using AccountNo = Number<struct AccountTag>;
/// A pocket is one currency of one account; pockets are numbered by (account, currency code).
using PocketNo = Number<struct PocketTag>;
/// A transfer's number is its rank in the ledger's order, so comparing numbers compares times.
using TransferNo = Number<struct TransferTag>;
/// Currencies of a ledger are numbered by code.
using CurrencyNo = Number<struct CurrencyTag, std::uint16_t>;
/// Fraud payments of a query, in the order in which they were first mentioned.
using SourceNo = Number<struct SourceTag>;

}  // namespace sluice

template <class Tag, class Rep>
struct std::hash<sluice::Number<Tag, Rep>> {
  std::size_t operator()(sluice::Number<Tag, Rep> n) const noexcept {
    return static_cast<std::size_t>(n.value * 0x9E3779B97F4A7C15ull >> 16);
  }
};
