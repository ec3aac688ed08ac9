// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "engine/build/ledger_input.hpp"
#include "engine/build/number_accounts.hpp"

namespace sluice {

/// An account row that says something else than an earlier one about the same account.
struct Contradiction {
  std::uint16_t file;
  std::uint32_t line;
  std::string account, attribute, earlier, later;
};

/// A balance before the first transfer that the input states.
struct StatedOpening {
  AccountNo account;
  CurrencyNo currency;
  Amount amount;
  auto operator<=>(const StatedOpening&) const = default;
};

struct BuiltAccounts {
  AccountTable table;
  /// Sorted by account, currency.
  std::vector<StatedOpening> openings;
  std::vector<Contradiction> contradictions;
};

/// The account table of the rows of `input`; a row that contradicts an earlier one is left out whole.
/// `texts` are all texts of the ledger, sorted; `currency_of` maps places in input.currencies.
[[nodiscard]] BuiltAccounts build_accounts(const LedgerInput& input, const NumberedAccounts& numbered,
                                           std::span<const std::string_view> texts,
                                           std::span<const CurrencyNo> currency_of);

}  // namespace sluice
