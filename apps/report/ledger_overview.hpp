// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "algorithms/trace/boundary.hpp"
#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// All transfers of one currency.
struct CurrencyOverview {
  CurrencyNo currency;
  std::size_t transfers = 0;
  Amount sum;
};

/// A row of completion: evidence that rows are missing.
struct Gap {
  PocketNo pocket;
  UnseenRow row;
};

/// What a ledger holds.
struct LedgerOverview {
  /// Accounts that a transfer names.
  std::size_t accounts = 0;
  std::size_t transfers = 0;
  /// First and last transfer, where there is any.
  std::optional<TransferNo> first, last;
  /// By code, those with transfers.
  std::vector<CurrencyOverview> currencies;
  /// By account, currency, place in the ledger.
  std::vector<Gap> gaps;
  /// Pockets by where their opening comes from.
  std::size_t given = 0, reconstructed = 0;
};

/// Counts the ledger. Gaps and openings of terminal and uncovered accounts are left out: those have no
/// balance. O(pockets + gaps).
[[nodiscard]] LedgerOverview describe_ledger(const TransferGraph&, const Boundary&);

}  // namespace sluice
