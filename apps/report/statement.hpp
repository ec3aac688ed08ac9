// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "algorithms/trace/boundary.hpp"
#include "engine/graph/completed.hpp"

namespace sluice {

/// Which rows of a statement are wanted: both ends of the time included; of those the last `rows_max`.
struct StatementWindow {
  std::optional<Time> from = std::nullopt, to = std::nullopt;
  std::optional<std::size_t> rows_max = std::nullopt;
};

/// A transfer of the account, or a row of completion: then the key's phase is not the_transfer, and the
/// counterparty is "?".
struct StatementRow {
  RowKey key;
  PocketNo pocket, counterparty;
  bool is_inflow = false;
  Amount amount;
  /// After the row; means nothing where the account has no balance.
  Amount balance;

  bool is_transfer() const { return key.phase() == RowKey::the_transfer; }
};

struct StatementPocket {
  PocketNo pocket;
  Opening basis{};
  Amount opening, closing;
};

struct Statement {
  AccountNo account;
  /// Terminal and uncovered accounts have no balance and no rows of completion.
  bool has_balance = false;
  /// By currency; opening and closing are those of the whole ledger.
  std::vector<StatementPocket> pockets;
  /// In the ledger's order, all currencies together.
  std::vector<StatementRow> rows;
};

/// All that moved in one account. O(rows of the account, with a logarithm where it has several currencies).
[[nodiscard]] Statement make_statement(const TransferGraph&, const Boundary&, AccountNo,
                                       const StatementWindow&);

}  // namespace sluice
