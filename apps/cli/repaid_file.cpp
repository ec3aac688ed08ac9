// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/repaid_file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/cli/money_cells.hpp"
#include "engine/values/error.hpp"
#include "loaders/load.hpp"

namespace sluice {
namespace {

/// The currencies of the victim's fraud payments, by number.
std::vector<CurrencyNo> currencies_lost(const TransferGraph& graph, const TraceQuery& query,
                                        std::uint32_t victim) {
  std::vector<CurrencyNo> currencies;
  for (const auto& source : query.sources)
    if (source.victim == victim) currencies.push_back(graph.currency(source.transfer));
  std::ranges::sort(currencies);
  const auto repeated = std::ranges::unique(currencies);
  currencies.erase(repeated.begin(), repeated.end());
  return currencies;
}

CurrencyNo find_currency_of(const RowPlace& row, const CompanionRow& cells, const TransferGraph& graph,
                            std::span<const CurrencyNo> lost) {
  if (cells.cells[2].empty()) {
    if (lost.size() == 1) return lost.front();
    throw InvalidQuery(fmt::format("{}: {} lost money in {}; say in which it was repaid",
                                   row.column("currency"), cells.cells[0], currency_list(lost, graph)));
  }
  const auto currency = read_currency_cell(row, cells.cells[2], graph);
  if (std::ranges::find(lost, currency) != lost.end()) return currency;
  throw InvalidQuery(fmt::format("{}: {} lost nothing in {}, but in {}", row.column("currency"),
                                 cells.cells[0], graph.currency_code(currency), currency_list(lost, graph)));
}

}  // namespace

std::vector<Repayment> read_repayments(const std::string& file, const TransferGraph& graph,
                                       const TraceQuery& query, const LedgerOptions& ledger) {
  std::vector<Repayment> repaid;
  if (file.empty()) return repaid;
  for (const auto& row :
       read_companion(file, "repaid", {"victim", "amount", "currency"}, ledger.companion_options())) {
    const RowPlace place{file, row.line};
    const auto found = std::ranges::find(query.victims, row.cells[0]);
    if (found == query.victims.end())
      throw InvalidQuery(
          fmt::format("{}: no fraud payment has the victim {}", place.column("victim"), row.cells[0]));
    const auto victim = static_cast<std::uint32_t>(found - query.victims.begin());
    const auto currency = find_currency_of(place, row, graph, currencies_lost(graph, query, victim));
    repaid.push_back({victim, currency, read_amount_cell(place, row.cells[1], graph.scale(currency))});
  }
  return repaid;
}

}  // namespace sluice
