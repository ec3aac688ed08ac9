// SPDX-License-Identifier: Apache-2.0
#include "algorithms/chains/mule_chains.hpp"

#include <set>

namespace sluice {

std::vector<MuleChain> follow_hand_offs(const TransferGraph& graph, const HandOffs& hand_offs,
                                        std::size_t mules_min) {
  const auto& answer = hand_offs.answer;
  std::vector<bool> answers(answer.size(), false);
  for (const auto next : answer)
    if (next != TransferNo::none()) answers[next.value] = true;
  std::vector<MuleChain> chains;
  MuleChain chain;
  std::set<PocketNo> seen;
  for (std::uint32_t first = 0; first < answer.size(); ++first) {
    if (answers[first] || answer[first] == TransferNo::none()) continue;
    chain.transfers.clear();
    chain.mules.clear();
    for (TransferNo transfer(first); transfer != TransferNo::none(); transfer = answer[transfer.value])
      chain.transfers.push_back(transfer);
    if (chain.transfers.size() <= mules_min) continue;
    seen.clear();
    for (const auto transfer : std::span(chain.transfers).first(chain.transfers.size() - 1))
      if (seen.insert(graph.payee(transfer)).second) chain.mules.push_back(graph.payee(transfer));
    if (chain.mules.size() >= mules_min) chains.push_back(chain);
  }
  return chains;
}

}  // namespace sluice
