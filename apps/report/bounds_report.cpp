// SPDX-License-Identifier: Apache-2.0
#include "apps/report/bounds_report.hpp"

#include <algorithm>
#include <set>

namespace sluice {
namespace {

std::set<CurrencyNo> source_currencies(const TransferGraph& graph, const TraceQuery& query) {
  std::set<CurrencyNo> currencies;
  for (const auto& source : query.sources) currencies.insert(graph.currency(source.transfer));
  return currencies;
}

/// Each account once, in the order named.
std::vector<AccountNo> without_repetition(std::span<const AccountNo> named) {
  std::vector<AccountNo> accounts;
  std::set<AccountNo> seen;
  for (const auto account : named)
    if (seen.insert(account).second) accounts.push_back(account);
  return accounts;
}

}  // namespace

BoundsAnswer bounds_of_all(const TransferGraph& graph, const TraceQuery& query, bool per_victim,
                           Progress& progress) {
  progress.begin("bounds", 0);
  return {CaseBounds(graph, query).of_all(per_victim, progress), {}};
}

BoundsAnswer bounds_of_named(const TransferGraph& graph, const TraceQuery& query,
                             std::span<const AccountNo> named, bool per_victim, Progress& progress) {
  const auto currencies = source_currencies(graph, query);
  std::vector<PocketNo> pockets;
  for (const auto account : without_repetition(named))
    for (const auto currency : currencies)
      if (const auto pocket = graph.find_pocket(account, currency)) pockets.push_back(*pocket);
  progress.begin("bounds", 0);
  const CaseBounds bounds(graph, query);
  BoundsAnswer answer{bounds.of_each(pockets, per_victim, progress), {}};
  for (const auto currency : currencies) {
    std::vector<PocketNo> together;
    std::ranges::copy_if(pockets, std::back_inserter(together),
                         [&](PocketNo pocket) { return graph.currency(pocket) == currency; });
    answer.sets.push_back({currency, bounds.of_set(together)});
  }
  return answer;
}

std::string_view BoundsReport::account_text(const AccountBounds& row, AccountText attribute) const {
  return graph_.account_text(graph_.account(row.pocket), attribute);
}

Amount BoundsReport::balance(const AccountBounds& row) const {
  return is_outside(row) ? Amount(0) : row.balance;
}

std::optional<std::string_view> BoundsReport::balance_basis(const AccountBounds& row) const {
  if (is_outside(row)) return std::nullopt;
  return complete(graph_, row.pocket).basis == Opening::reconstructed ? "reconstructed" : "given";
}

bool BoundsReport::has_two_pairs() const {
  const auto differ = [](const auto& row) { return row.bounds.any_opening != row.bounds.completed; };
  return std::ranges::any_of(answer_.accounts, differ) || std::ranges::any_of(answer_.sets, differ);
}

}  // namespace sluice
