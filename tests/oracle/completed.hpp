// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>
#include <string>
#include <vector>

#include "tests/oracle/ledger.hpp"

namespace sluice::oracle {

/// A transfer, or a row that completion added: no id, one party `?`, time and currency of its transfer.
struct CompletedRow {
  std::optional<std::string> id;
  std::string payer, payee;
  std::int64_t time_ns = 0;
  std::int64_t amount = 0;
  std::string currency;
  bool operator==(const CompletedRow&) const = default;
};

/// The balance of an inside pocket before the first and after the last row. `given`: the opening is given
/// or derived from a given balance; otherwise it is reconstructed.
struct Pocket {
  PocketId id;
  std::int64_t opening = 0, closing = 0;
  bool given = false;
  bool operator==(const Pocket&) const = default;
};

/// Rows in order, and the inside pockets that some loaded row names, by account, then currency.
struct Completed {
  std::vector<CompletedRow> rows;
  std::vector<Pocket> pockets;
};

/// The ledger in which no inside balance is ever below zero and every given balance holds. The named
/// victim accounts, terminal and uncovered accounts have no balance. Beside one transfer: the payer's
/// rows before it, the payee's rows before it, the transfer, the rows after it. O(rows squared).
[[nodiscard]] Completed complete(const Ledger&, const std::set<std::string>& victim_accounts);

/// The pocket's balance after the first `count` rows.
[[nodiscard]] std::int64_t balance_after(const std::vector<CompletedRow>&, std::size_t count, const PocketId&,
                                         std::int64_t opening);

}  // namespace sluice::oracle
