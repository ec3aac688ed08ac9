// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <map>
#include <string>
#include <vector>

#include "apps/report/refund_report.hpp"

namespace sluice {

/// An earlier result of a refund, as it was written down.
struct EarlierRefund {
  /// Who gets something out of which account.
  struct Claim {
    std::string account, currency, victim;
    auto operator<=>(const Claim&) const = default;
  };
  struct Given {
    /// Digits of the currency's minor unit.
    int scale = 0;
    /// Of all steps together.
    Amount amount;
  };

  /// The file that it was read from, for messages.
  std::string name;
  std::string method;
  std::map<Claim, Given> given;
};

/// What a victim gets out of one account in one currency, before and after.
struct RefundChange {
  std::string account, currency, victim;
  int scale = 0;
  Amount before, after;
};

/// Every (account, currency, victim) that gets another amount now, by the bytes of account, currency and
/// victim. Throws UnreadableInput where a currency's digits differ.
[[nodiscard]] std::vector<RefundChange> changes_since(const EarlierRefund&, const RefundReport& now);

}  // namespace sluice
