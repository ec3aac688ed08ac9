// SPDX-License-Identifier: Apache-2.0
#include "apps/report/frozen_doubts.hpp"

#include <set>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

std::set<PocketNo> reached_pockets(const TransferGraph& graph, TraceQuery query) {
  query.rule = Rule::poison;
  std::set<PocketNo> reached;
  for (const auto& row : trace(graph, query).pockets) reached.insert(row.pocket);
  return reached;
}

}  // namespace

std::vector<std::string> frozen_doubts(const TransferGraph& graph, const TraceQuery& query,
                                       std::span<const FrozenAccount> frozen) {
  const auto reached = reached_pockets(graph, query);
  std::vector<std::string> doubts;
  for (const auto& [pocket, amount] : frozen) {
    const auto currency = graph.currency(pocket);
    const auto money = [&](Amount each) {
      return amount_text(each, graph.scale(currency), graph.currency_code(currency));
    };
    if (!reached.contains(pocket))
      doubts.push_back(fmt::format("{}: no money of the fraud payments can have reached it in {}",
                                   graph.account_id(pocket), graph.currency_code(currency)));
    const auto balance = balance_at_cut(graph, query, pocket);
    if (amount > balance)
      doubts.push_back(fmt::format("{}: {} is frozen, but the ledger's balance is {}",
                                   graph.account_id(pocket), money(amount), money(balance)));
  }
  return doubts;
}

}  // namespace sluice
