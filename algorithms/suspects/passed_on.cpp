// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/passed_on.hpp"

#include <algorithm>

#include "algorithms/chains/layered_groups.hpp"
#include "algorithms/chains/mule_chains.hpp"

namespace sluice {

PassedOn::PassedOn(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress)
    : episodes_(find_episodes(graph, query, progress)),
      memberships_(graph.account_count(), 0),
      is_of_chain_(graph.transfer_count(), 0) {
  count_chains(graph, query, progress);
  count_groups(graph, query, progress);
}

void PassedOn::count_chains(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress) {
  const auto hand_offs = find_hand_offs(graph, query, progress);
  for (const auto& chain : follow_hand_offs(graph, hand_offs, query.mules_min)) {
    for (const auto mule : chain.mules) ++memberships_[graph.account(mule).value];
    for (const auto transfer : chain.transfers) is_of_chain_[transfer.value] = 1;
  }
}

void PassedOn::count_groups(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress) {
  for (const auto& group : join_episodes(graph, episodes_, query, progress)) {
    for (const auto& mule : group.mules) ++memberships_[graph.account(mule.pocket).value];
    for (const auto transfer : group.transfers) is_of_chain_[transfer.value] = 1;
  }
}

float PassedOn::fast_in_fast_out(const MeasuredAccount& account, TellingTransfers* telling) const {
  const auto& movements = account.movements;
  double most = 0;
  for (auto pocket = movements.first_pocket(); pocket < movements.end_pocket(); ++pocket) {
    Amount came(0), passed(0), paid(0);
    std::size_t transfers = 0;
    for (const auto& movement : movements.all()) {
      if (movement.pocket != PocketNo(pocket)) continue;
      const bool is_passed = is_passed_on(movement);
      if (!movement.is_outflow) came += movement.amount;
      if (!movement.is_outflow && is_passed) passed += movement.amount;
      if (movement.is_outflow && is_passed && !movement.is_habitual()) paid += movement.amount;
      // Only the first two with each counterparty.
      const auto previous = movement.previous_alike;
      const bool is_third =
          previous != Movement::none && movements[previous].previous_alike != Movement::none;
      transfers += is_passed && !is_third;
    }
    if (transfers <= 2) continue;
    const auto beyond_pair = static_cast<double>(transfers - 2);
    const auto share = static_cast<double>(std::min(passed, paid).minor) / static_cast<double>(came.minor);
    most = std::max(most, share * beyond_pair / (beyond_pair + 4));
  }
  if (telling != nullptr && most > 0)
    for (const auto& movement : movements.all())
      if (is_passed_on(movement)) telling->add(movement.transfer, static_cast<double>(movement.amount.minor));
  return static_cast<float>(most);
}

float PassedOn::chain_membership(const MeasuredAccount& account, TellingTransfers* telling) const {
  const auto memberships = memberships_[account.account().value];
  if (telling != nullptr && memberships > 0)
    for (const auto& movement : account.movements.all())
      if (is_of_chain_[movement.transfer.value] != 0)
        telling->add(movement.transfer, static_cast<double>(movement.amount.minor));
  return static_cast<float>(memberships);
}

}  // namespace sluice
