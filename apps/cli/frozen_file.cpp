// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/frozen_file.hpp"

#include <set>

#include <fmt/format.h>

#include "algorithms/freeze/candidates.hpp"
#include "algorithms/trace/trace_scope.hpp"
#include "apps/cli/money_cells.hpp"
#include "engine/values/error.hpp"
#include "loaders/load.hpp"

namespace sluice {
namespace {

/// The only pocket of the account in a currency of the fraud payments.
PocketNo only_pocket(const RowPlace& row, const TransferGraph& graph, std::span<const CurrencyNo> asked,
                     AccountNo account) {
  std::vector<CurrencyNo> held;
  for (const auto currency : asked)
    if (graph.find_pocket(account, currency)) held.push_back(currency);
  if (held.size() == 1) return *graph.find_pocket(account, held.front());
  if (held.empty())
    throw InvalidQuery(fmt::format("{}: {} has no transfer in a currency of the fraud payments ({})",
                                   row.column("currency"), graph.account_id(account),
                                   currency_list(asked, graph)));
  throw InvalidQuery(fmt::format("{}: {} has several: {}; say which one is frozen", row.column("currency"),
                                 graph.account_id(account), currency_list(held, graph)));
}

PocketNo find_pocket(const RowPlace& row, const CompanionRow& cells, const TransferGraph& graph,
                     std::span<const CurrencyNo> asked) {
  const auto account = graph.find_account(cells.cells[0]);
  if (!account)
    throw InvalidQuery(
        fmt::format("{}: no account has the id or alias {}", row.column("account"), cells.cells[0]));
  if (cells.cells[2].empty()) return only_pocket(row, graph, asked, *account);
  const auto currency = read_currency_cell(row, cells.cells[2], graph);
  if (const auto pocket = graph.find_pocket(*account, currency)) return *pocket;
  throw InvalidQuery(fmt::format("{}: {} has no transfer in {}", row.column("currency"),
                                 graph.account_id(*account), graph.currency_code(currency)));
}

}  // namespace

std::vector<FrozenAccount> read_frozen_accounts(const std::string& file, const TransferGraph& graph,
                                                const TraceQuery& query, const LedgerOptions& ledger) {
  const TraceScope scope(graph, query);
  const auto asked = currencies_of(graph, query);
  std::set<PocketNo> named;
  std::vector<FrozenAccount> frozen;
  for (const auto& row :
       read_companion(file, "frozen", {"account", "amount", "currency"}, ledger.companion_options())) {
    const RowPlace place{file, row.line};
    const auto pocket = find_pocket(place, row, graph, asked);
    const auto currency = graph.currency(pocket);
    if (scope.end_of(pocket) != End::rests)
      throw InvalidQuery(
          fmt::format("{}: {} is a terminal, victim or uncovered account: whose money lies there "
                      "cannot be traced",
                      place.column("account"), row.cells[0]));
    if (!named.insert(pocket).second)
      throw UnreadableInput(fmt::format("{}: expected each account once in a currency, found {} in {} again",
                                        place.column("account"), row.cells[0],
                                        graph.currency_code(currency)));
    frozen.push_back({pocket, read_amount_cell(place, row.cells[1], graph.scale(currency))});
  }
  return frozen;
}

}  // namespace sluice
