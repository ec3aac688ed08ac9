// SPDX-License-Identifier: Apache-2.0
#include "algorithms/holders/account_existence.hpp"

#include <algorithm>

namespace sluice {
namespace {

Time time_of(const Column<Time>& column, AccountNo account) {
  return column.empty() ? unknown_time : column[account.value];
}

Time by_then(const TransferGraph& graph, const Column<Time>& column, AccountNo account) {
  const auto time = time_of(column, account);
  return graph.known_until() && time > *graph.known_until() ? unknown_time : time;
}

bool has_transfer(const TransferGraph& graph, AccountNo account) {
  const auto& pockets = graph.ledger().pockets.first;
  for (auto pocket = pockets[account.value]; pocket < pockets[account.value + 1]; ++pocket)
    if (!graph.inflows(PocketNo(pocket)).empty() || !graph.outflows(PocketNo(pocket)).empty()) return true;
  return false;
}

/// Whether an account file says anything of it.
bool is_described(const AccountTable& accounts, AccountNo account) {
  const auto has_text = [&](const Column<std::uint32_t>& codes) {
    return !codes.empty() && codes[account.value] != 0;
  };
  return std::ranges::any_of(accounts.texts, has_text) || accounts.kind_of(account) != AccountKind::unknown
         || accounts.covered_of(account) != Covered::by_default
         || time_of(accounts.opened, account) != unknown_time
         || time_of(accounts.closed, account) != unknown_time
         || time_of(accounts.frozen, account) != unknown_time;
}

}  // namespace

Time opening_by_then(const TransferGraph& graph, AccountNo account) {
  return by_then(graph, graph.ledger().accounts.opened, account);
}

Time closing_by_then(const TransferGraph& graph, AccountNo account) {
  return by_then(graph, graph.ledger().accounts.closed, account);
}

bool exists_by_then(const TransferGraph& graph, AccountNo account) {
  if (!graph.known_until()) return true;
  const auto& accounts = graph.ledger().accounts;
  const auto opened = time_of(accounts.opened, account);
  if (opened != unknown_time && opened <= *graph.known_until()) return true;
  if (opened == unknown_time && is_described(accounts, account)) return true;
  return has_transfer(graph, account);
}

}  // namespace sluice
