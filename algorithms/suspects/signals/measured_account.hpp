// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "algorithms/suspects/signals/account_movements.hpp"
#include "algorithms/suspects/signals/ledger_norms.hpp"
#include "algorithms/suspects/signals/signal.hpp"
#include "algorithms/suspects/signals/telling_transfers.hpp"

namespace sluice {

/// An account as its signals see it: what it did, and what is usual in its ledger. Every signal is a function
/// of this and of where to note the transfers that show it (nullptr: only the value is wanted).
struct MeasuredAccount {
  const TransferGraph& graph;
  const AccountRoles& roles;
  const LedgerNorms& norms;
  const AccountMovements& movements;

  AccountNo account() const { return movements.account(); }
  /// When it was opened; nothing where that is not known, or was not yet.
  std::optional<Time> opened() const {
    const auto& opened = graph.ledger().accounts.opened;
    if (opened.empty() || opened[account().value] == unknown_time) return std::nullopt;
    const auto at = opened[account().value];
    if (graph.known_until() && at > *graph.known_until()) return std::nullopt;
    return at;
  }
  CurrencyNo currency(const Movement& movement) const { return graph.currency(movement.pocket); }
  bool is_between_people(const Movement& movement) const {
    return roles.is_between_people(movement.counterparty);
  }
};

}  // namespace sluice
