// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <vector>

#include "engine/build/account_table.hpp"
#include "engine/build/ordering.hpp"

namespace sluice {

/// Numbers the pockets of a ledger: every (account, currency) that a kept row or a stated opening
/// names, by account, then currency.
class PocketNumbers {
 public:
  PocketNumbers(const RowTable& rows, const RowOrder& order, std::span<const CurrencyNo> currency_of,
                std::span<const StatedOpening> openings, std::size_t accounts, std::size_t currencies);

  PocketNo of(AccountNo account, CurrencyNo currency) const {
    auto pocket = first_[account.value];
    while (currency_[pocket] != currency) ++pocket;
    return PocketNo(pocket);
  }
  /// account, currency and first; the rest is for complete_ledger.
  [[nodiscard]] PocketTable table() const;

 private:
  std::vector<std::uint32_t> first_;
  std::vector<CurrencyNo> currency_;
};

}  // namespace sluice
