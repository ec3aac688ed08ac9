// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <vector>

#include "engine/build/account_table.hpp"
#include "engine/build/ledger_input.hpp"
#include "engine/build/ordering.hpp"
#include "engine/build/unique_ids.hpp"
#include "engine/ledger/ledger.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// A row that the builder refused: it has the id of an earlier row and says something else.
struct ConflictingRow {
  std::string id;
  std::uint16_t file, earlier_file;
  std::uint32_t line, earlier_line;
};

struct BuiltLedger {
  std::shared_ptr<const Ledger> ledger;
  /// Rows (of the input, not their parts) by fate.
  std::size_t loaded = 0, self = 0, duplicates = 0;
  std::vector<ConflictingRow> conflicts;
  /// Account rows that contradict an earlier one and were left out.
  std::vector<Contradiction> contradictions;
};

/// Turns what the loaders yielded into a ledger: numbers accounts, joins aliases, drops self-transfers and
/// repeated rows, orders by time, and builds runs, completion and indices. Deterministic for any thread
/// count. O(rows log rows) worst case, parallel; memory: the input, freed as it is read, and the ledger.
/// Throws UnreadableInput where numbers or sums pass their types, Interrupted where cancelled.
[[nodiscard]] BuiltLedger build_ledger(LedgerInput input, EqualTimes equal_times, Progress& progress);

}  // namespace sluice
