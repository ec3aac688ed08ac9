// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/ledger/ledger.hpp"

namespace sluice::bench {

/// What a column is for, when the memory of a graph is counted.
enum class ColumnUse : std::uint8_t {
  /// Asked by queries: times, amounts, parties, runs, balances, and accounts' attributes.
  graph,
  /// Ids of transfers and the index that finds them.
  transfer_ids,
  /// Where rows stood, and what became of those that are no transfers.
  provenance,
  /// Ids of accounts, aliases, and the texts that attributes refer to.
  dictionary
};

struct ColumnBytes {
  std::string name;
  ColumnUse use{};
  std::uint64_t bytes = 0;
};

/// Every column of the ledger that is not empty, in the order of snapshots.
[[nodiscard]] std::vector<ColumnBytes> column_bytes(const Ledger&);

[[nodiscard]] std::uint64_t sum_of(const std::vector<ColumnBytes>&);
[[nodiscard]] std::uint64_t sum_of(const std::vector<ColumnBytes>&, ColumnUse);

[[nodiscard]] std::string_view to_text(ColumnUse);

}  // namespace sluice::bench
