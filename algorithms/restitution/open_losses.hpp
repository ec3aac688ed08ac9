// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/restitution/restitution.hpp"

namespace sluice {

/// What every victim has lost in every currency, and what of it is still open.
class OpenLosses {
 public:
  /// The query's sources, those after its cut-off as nothing. O(sources log sources).
  OpenLosses(const TransferGraph&, const TraceQuery&);

  /// Victims in order, then currencies.
  const std::vector<VictimBalance>& balances() const { return balances_; }

  /// Nothing where the victim has no source in the currency. O(log victims), as what follows.
  [[nodiscard]] const VictimBalance* find(std::uint32_t victim, CurrencyNo) const;
  [[nodiscard]] Amount loss(std::uint32_t victim, CurrencyNo) const;
  [[nodiscard]] Amount open(std::uint32_t victim, CurrencyNo) const;

  /// The victim has got `amount` by other ways; what exceeds the open loss has no effect.
  void repay(std::uint32_t victim, CurrencyNo, Amount amount);
  /// `amount`, not above the open loss, is assigned to the victim.
  void give(std::uint32_t victim, CurrencyNo, Amount amount);

 private:
  VictimBalance* find_mutable(std::uint32_t victim, CurrencyNo);

  std::vector<VictimBalance> balances_;
};

}  // namespace sluice
