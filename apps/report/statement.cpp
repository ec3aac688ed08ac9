// SPDX-License-Identifier: Apache-2.0
#include "apps/report/statement.hpp"

#include <algorithm>

namespace sluice {
namespace {

/// Writes one pocket's rows in order, with the balance after each.
class PocketStatement {
 public:
  PocketStatement(PocketNo pocket, const CompletedPocket& completed, std::vector<StatementRow>& rows)
      : pocket_(pocket), completed_(completed), rows_(rows), balance_(completed.opening) {}

  void write(bool with_unseen) {
    if (!with_unseen) completed_.unseen = {};
    walk_statement(completed_.inflows, completed_.outflows,
                   [&](const Leg& leg, bool is_outflow, std::size_t i) {
                     const RowKey key(leg.transfer, RowKey::the_transfer);
                     write_unseen_below(key.value);
                     const auto run = is_outflow ? completed_.outflows : completed_.inflows;
                     add({key, pocket_, leg.counterparty, !is_outflow, leg_amount(run, i), Amount(0)});
                   });
    write_unseen_below(~std::uint64_t{0});
  }

 private:
  void write_unseen_below(std::uint64_t key) {
    for (; unseen_ < completed_.unseen.size() && completed_.unseen[unseen_].key.value < key; ++unseen_) {
      const auto& row = completed_.unseen[unseen_];
      add({row.key, pocket_, PocketNo::none(), row.is_income(), row.amount(), Amount(0)});
    }
  }

  void add(StatementRow row) {
    balance_ += row.is_inflow ? row.amount : -row.amount;
    row.balance = balance_;
    rows_.push_back(row);
  }

  PocketNo pocket_;
  CompletedPocket completed_;
  std::vector<StatementRow>& rows_;
  Amount balance_;
  std::size_t unseen_ = 0;
};

void keep_window(const TransferGraph& graph, const StatementWindow& window, std::vector<StatementRow>& rows) {
  const auto first = window.from ? graph.first_at(*window.from) : TransferNo(0);
  const auto end = window.to ? graph.first_after(*window.to) : graph.end();
  std::erase_if(
      rows, [&](const StatementRow& row) { return row.key.transfer() < first || row.key.transfer() >= end; });
  if (window.rows_max && rows.size() > *window.rows_max)
    rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(*window.rows_max));
}

}  // namespace

Statement make_statement(const TransferGraph& graph, const Boundary& boundary, AccountNo account,
                         const StatementWindow& window) {
  Statement statement{account, !boundary.is_terminal(account) && !boundary.is_uncovered(account), {}, {}};
  const auto& pockets = graph.ledger().pockets;
  for (auto p = pockets.first[account.value]; p < pockets.first[account.value + 1]; ++p) {
    const auto completed = complete(graph, PocketNo(p));
    statement.pockets.push_back(
        {PocketNo(p), completed.basis, completed.opening, completed.total().balance()});
    PocketStatement(PocketNo(p), completed, statement.rows).write(statement.has_balance);
  }
  if (statement.pockets.size() > 1) std::ranges::stable_sort(statement.rows, {}, &StatementRow::key);
  keep_window(graph, window, statement.rows);
  return statement;
}

}  // namespace sluice
