// SPDX-License-Identifier: Apache-2.0
#include "apps/report/chains_report.hpp"

#include <algorithm>

namespace sluice {

ChainsAnswer find_chains(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress) {
  ChainsAnswer answer;
  {
    const auto hand_offs = find_hand_offs(graph, query, progress);
    answer.hand_offs = hand_offs.count;
    answer.chains = follow_hand_offs(graph, hand_offs, query.mules_min);
  }
  answer.groups = join_episodes(graph, find_episodes(graph, query, progress), query, progress);
  return answer;
}

void keep_touching(ChainsAnswer& answer, const TransferGraph& graph, std::span<const AccountNo> accounts,
                   std::span<const TransferNo> transfers) {
  if (accounts.empty() && transfers.empty()) return;
  const auto is_named = [&](PocketNo pocket) {
    return std::ranges::find(accounts, graph.account(pocket)) != accounts.end();
  };
  const auto touches = [&](TransferNo transfer) {
    return is_named(graph.payer(transfer)) || is_named(graph.payee(transfer))
           || std::ranges::find(transfers, transfer) != transfers.end();
  };
  const auto is_apart = [&](const auto& found) { return std::ranges::none_of(found.transfers, touches); };
  std::erase_if(answer.chains, is_apart);
  std::erase_if(answer.groups, is_apart);
}

Duration total_time(const TransferGraph& graph, std::span<const TransferNo> ascending) {
  return graph.time(ascending.back()) - graph.time(ascending.front());
}

}  // namespace sluice
