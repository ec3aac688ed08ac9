// SPDX-License-Identifier: Apache-2.0
#include "algorithms/implicated/found_chains.hpp"

#include <algorithm>
#include <unordered_map>

namespace sluice {
namespace {

std::vector<FoundChain> find_groups(const TransferGraph& graph, const PassThroughQuery& query,
                                    Progress& progress) {
  std::vector<FoundChain> found;
  for (auto& group : join_episodes(graph, find_episodes(graph, query, progress), query, progress)) {
    FoundChain chain;
    for (const auto& mule : group.mules) chain.mules.push_back(mule.pocket);
    std::ranges::sort(chain.mules);
    chain.transfers = std::move(group.transfers);
    found.push_back(std::move(chain));
  }
  return found;
}

/// Tells chains that show nothing beyond a layered group.
class GroupsOfTransfers {
 public:
  explicit GroupsOfTransfers(std::span<const FoundChain> groups) {
    for (std::size_t i = 0; i < groups.size(); ++i)
      for (const auto transfer : groups[i].transfers) group_[transfer] = i;
  }

  bool is_within_one(std::span<const TransferNo> transfers) const {
    const auto first = group_.find(transfers.front());
    return first != group_.end() && std::ranges::all_of(transfers, [&](TransferNo transfer) {
             const auto other = group_.find(transfer);
             return other != group_.end() && other->second == first->second;
           });
  }

 private:
  std::unordered_map<TransferNo, std::size_t> group_;
};

}  // namespace

bool FoundChain::is_mule(PocketNo pocket) const { return std::ranges::binary_search(mules, pocket); }

std::vector<FoundChain> find_all_chains(const TransferGraph& graph, const PassThroughQuery& query,
                                        Progress& progress) {
  auto found = find_groups(graph, query, progress);
  const GroupsOfTransfers groups(found);
  for (auto& chain : follow_hand_offs(graph, find_hand_offs(graph, query, progress), query.mules_min)) {
    if (groups.is_within_one(chain.transfers)) continue;
    std::ranges::sort(chain.mules);
    found.push_back({std::move(chain.mules), std::move(chain.transfers)});
  }
  std::ranges::stable_sort(found, {}, [](const FoundChain& chain) { return chain.transfers.front(); });
  return found;
}

std::vector<ChainTransfer> transfers_by_mule(const TransferGraph& graph, std::span<const FoundChain> chains) {
  std::vector<ChainTransfer> all;
  for (const auto& chain : chains)
    for (const auto transfer : chain.transfers)
      for (const auto pocket : {graph.payer(transfer), graph.payee(transfer)})
        if (chain.is_mule(pocket)) all.push_back({graph.account(pocket), transfer});
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace sluice
