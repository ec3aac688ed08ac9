// SPDX-License-Identifier: Apache-2.0
#include "apps/report/ledger_overview.hpp"

namespace sluice {
namespace {

void count_pockets(const TransferGraph& graph, const Boundary& boundary, LedgerOverview& overview) {
  std::vector<CurrencyOverview> currencies(graph.ledger().currencies.code.size());
  for (std::uint32_t a = 0; a < graph.account_count(); ++a) {
    const auto& pockets = graph.ledger().pockets;
    const bool has_balance = !boundary.is_terminal(AccountNo(a)) && !boundary.is_uncovered(AccountNo(a));
    bool is_named = false;
    for (auto p = pockets.first[a]; p < pockets.first[a + 1]; ++p) {
      const auto paid = graph.outflows(PocketNo(p));
      is_named = is_named || !paid.empty() || !graph.inflows(PocketNo(p)).empty();
      auto& currency = currencies[pockets.currency[p].value];
      currency.transfers += paid.size();
      currency.sum += sum_of_first(paid, paid.size());
      if (has_balance)
        ++(pockets.basis[p] == Opening::reconstructed ? overview.reconstructed : overview.given);
    }
    if (is_named) ++overview.accounts;
  }
  for (std::uint16_t c = 0; c < currencies.size(); ++c) {
    currencies[c].currency = CurrencyNo(c);
    if (currencies[c].transfers > 0) overview.currencies.push_back(currencies[c]);
  }
}

void list_gaps(const TransferGraph& graph, const Boundary& boundary, LedgerOverview& overview) {
  const auto& pockets = graph.ledger().pockets;
  for (std::size_t i = 0; i < pockets.unseen.size(); ++i) {
    const auto pocket = pockets.unseen_pocket[i];
    const auto account = graph.account(pocket);
    if (boundary.is_terminal(account) || boundary.is_uncovered(account)) continue;
    overview.gaps.push_back({pocket, pockets.unseen[i]});
  }
}

}  // namespace

LedgerOverview describe_ledger(const TransferGraph& graph, const Boundary& boundary) {
  LedgerOverview overview;
  overview.transfers = graph.transfer_count();
  if (overview.transfers > 0) {
    overview.first = TransferNo(0);
    overview.last = TransferNo(graph.end().value - 1);
  }
  count_pockets(graph, boundary, overview);
  list_gaps(graph, boundary, overview);
  return overview;
}

}  // namespace sluice
