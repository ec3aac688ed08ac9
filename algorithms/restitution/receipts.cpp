// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/receipts.hpp"

#include <algorithm>
#include <utility>

#include "algorithms/trace/trace_scope.hpp"

namespace sluice {

std::vector<Receipt> find_receipts(const TransferGraph& graph, const TraceQuery& query, const Trace& marked) {
  const TraceScope scope(graph, query);
  using VictimAccount = std::pair<AccountNo, std::uint32_t>;
  std::vector<VictimAccount> victim_accounts;
  std::vector<TransferNo> sources;
  for (const auto& source : query.sources) {
    // A terminal payer (cash paid in) is here too, but no money that reaches it ends at a victim.
    victim_accounts.emplace_back(graph.account(graph.payer(source.transfer)), source.victim);
    sources.push_back(source.transfer);
  }
  std::ranges::sort(victim_accounts);
  victim_accounts.erase(std::unique(victim_accounts.begin(), victim_accounts.end()), victim_accounts.end());
  std::ranges::sort(sources);

  std::vector<Receipt> receipts;
  for (const auto& row : marked.transfers) {
    if (row.key.phase() != RowKey::the_transfer || scope.end_of(row.payee) != End::victim) continue;
    const auto transfer = row.key.transfer();
    if (std::ranges::binary_search(sources, transfer)) continue;
    for (const auto& [account, victim] :
         std::ranges::equal_range(victim_accounts, graph.account(row.payee), {}, &VictimAccount::first))
      receipts.push_back({victim, transfer, row.amount});
  }
  return receipts;
}

}  // namespace sluice
