// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/build/ledger_input.hpp"

namespace sluice {

/// A ledger whose rows are to be replayed; its number in the list is the lane of its rows, whose
/// dictionaries number accounts and texts as the ledger does.
struct ReplayedLedger {
  std::shared_ptr<const Ledger> ledger;
  /// The number of its file 0 among all files.
  std::uint16_t first_file = 0;
  /// Places of its currencies in LedgerInput::currencies.
  std::vector<std::uint16_t> currency;
};

/// Appends the transfers of all ledgers to an empty table, in the sequence in which their files had them.
/// O(transfers), parallel. Throws UnreadableInput where the two transfers of a split row are not together.
void replay_rows(const std::vector<ReplayedLedger>& ledgers, RowTable& rows);

}  // namespace sluice
