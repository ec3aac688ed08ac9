// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/passed_on.hpp"

#include <algorithm>
#include <iterator>

#include "algorithms/chains/layered_groups.hpp"
#include "algorithms/chains/mule_chains.hpp"
#include "algorithms/suspects/signals/holders.hpp"

namespace sluice {
namespace {

constexpr Duration occasions_apart = Duration::seconds(12 * 3600);
constexpr std::size_t occasions_min = 2, payers_min = 3, payees_min = 3;
/// What a single occasion counts: below the threshold, however many transfers it has.
constexpr double once = 0.25;

/// The holders of mules who got money of somebody else by these transfers and paid somebody else by them,
/// ascending: what goes from one's account to another of one's own has not been passed on.
std::vector<HolderKey> passing_holders(const TransferGraph& graph, std::span<const AccountNo> mules,
                                       std::span<const TransferNo> transfers) {
  std::vector<HolderKey> got, gave, both, passing;
  for (const auto transfer : transfers) {
    const auto payer = stated_holder(graph, graph.account(graph.payer(transfer)));
    const auto payee = stated_holder(graph, graph.account(graph.payee(transfer)));
    if (payer == payee) continue;
    gave.push_back(payer);
    got.push_back(payee);
  }
  std::ranges::sort(got);
  std::ranges::sort(gave);
  std::ranges::set_intersection(got, gave, std::back_inserter(both));
  for (const auto mule : mules) {
    const auto holder = stated_holder(graph, mule);
    if (std::ranges::binary_search(both, holder)) passing.push_back(holder);
  }
  std::ranges::sort(passing);
  passing.erase(std::unique(passing.begin(), passing.end()), passing.end());
  return passing;
}

}  // namespace

/// What one pocket passed on between others.
struct PassedOn::HandedOn {
  Amount came, passed, paid;
  std::size_t transfers = 0, payers = 0, payees = 0, occasions = 0;
  TransferNo last_episode = TransferNo::none();
  Time last_occasion;

  void count(const Movement& movement, bool is_new_counterparty) {
    ++transfers;
    if (is_new_counterparty) ++(movement.is_outflow ? payees : payers);
  }

  /// Inflows are drawn on in order, so that those of one episode follow each other.
  void add_inflow(const Movement& movement, TransferNo episode) {
    passed += movement.amount;
    if (episode == last_episode) return;
    last_episode = episode;
    if (occasions > 0 && movement.time - last_occasion < occasions_apart) return;
    ++occasions;
    last_occasion = movement.time;
  }

  double value() const {
    if (transfers <= 2 || came == Amount(0)) return 0;
    const auto beyond_pair = static_cast<double>(transfers - 2);
    const auto share = static_cast<double>(std::min(passed, paid).minor) / static_cast<double>(came.minor);
    const bool is_repeated = occasions >= occasions_min || (payers >= payers_min && payees >= payees_min);
    return share * beyond_pair / (beyond_pair + 4) * (is_repeated ? 1 : once);
  }
};

PassedOn::PassedOn(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress)
    : episodes_(find_episodes(graph, query, progress)),
      memberships_(graph.account_count(), 0),
      is_of_chain_(graph.transfer_count(), 0) {
  count_chains(graph, query, progress);
  count_groups(graph, query, progress);
}

void PassedOn::count_chains(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress) {
  const auto hand_offs = find_hand_offs(graph, query, progress);
  std::vector<AccountNo> mules;
  for (const auto& chain : follow_hand_offs(graph, hand_offs, query.mules_min)) {
    mules.clear();
    for (const auto mule : chain.mules) mules.push_back(graph.account(mule));
    count(graph, mules, chain.transfers, query.mules_min);
  }
}

void PassedOn::count_groups(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress) {
  std::vector<AccountNo> mules;
  for (const auto& group : join_episodes(graph, episodes_, query, progress)) {
    mules.clear();
    for (const auto& mule : group.mules) mules.push_back(graph.account(mule.pocket));
    count(graph, mules, group.transfers, query.mules_min);
  }
}

void PassedOn::count(const TransferGraph& graph, std::span<const AccountNo> mules,
                     std::span<const TransferNo> transfers, std::size_t mules_min) {
  const auto holders = passing_holders(graph, mules, transfers);
  if (holders.size() < mules_min) return;
  for (const auto mule : mules)
    if (std::ranges::binary_search(holders, stated_holder(graph, mule))) ++memberships_[mule.value];
  for (const auto transfer : transfers) is_of_chain_[transfer.value] = 1;
}

PassedOn::HandedOn PassedOn::add_up(const AccountMovements& movements, PocketNo pocket,
                                    std::span<std::uint8_t> counted) const {
  HandedOn sum;
  for (std::size_t i = 0; i < movements.size(); ++i) {
    const auto& movement = movements[i];
    // How many with this counterparty in this direction count already; more than two never do.
    const auto previous = movement.previous_alike;
    counted[i] = previous == Movement::none ? std::uint8_t{0} : counted[previous];
    if (movement.pocket != pocket || movement.is_own) continue;
    if (!movement.is_outflow) sum.came += movement.amount;
    if (!is_passed_on(movement) || movement.is_habitual()) continue;
    if (counted[i] < 2) sum.count(movement, ++counted[i] == 1);
    if (movement.is_outflow)
      sum.paid += movement.amount;
    else
      sum.add_inflow(movement, episodes_.of_inflow[movement.transfer.value]);
  }
  return sum;
}

float PassedOn::fast_in_fast_out(const MeasuredAccount& account, TellingTransfers* telling) const {
  const auto& movements = account.movements;
  const auto shows = [&](const Movement& each) { return is_passed_on(each) && !each.is_own; };
  if (std::ranges::none_of(movements.all(), shows)) return 0;
  std::vector<std::uint8_t> counted(movements.size());
  double most = 0;
  for (auto pocket = movements.first_pocket(); pocket < movements.end_pocket(); ++pocket)
    most = std::max(most, add_up(movements, PocketNo(pocket), counted).value());
  if (telling != nullptr && most > 0)
    for (const auto& movement : movements.all())
      if (shows(movement)) telling->add(movement.transfer, static_cast<double>(movement.amount.minor));
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
