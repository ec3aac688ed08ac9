// SPDX-License-Identifier: Apache-2.0
#include "bench/detection/chain_detection.hpp"

#include <algorithm>
#include <map>

#include "bench/detection/ranking.hpp"

namespace sluice::bench {
namespace {

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

/// How many of the flagged transfers have that truth, and how many there are.
struct Found {
  std::size_t flagged = 0, all = 0;
  double recall() const { return share(flagged, all); }
};

void measure_flags(const DetectionLedger& ledger, const std::vector<bool>& is_flagged,
                   std::string_view method, const Figures& figures) {
  std::map<TransferTruth, Found> found;
  for (std::size_t t = 0; t < is_flagged.size(); ++t) {
    auto& of_truth = found[ledger.transfers[t]];
    ++of_truth.all;
    of_truth.flagged += is_flagged[t] ? 1u : 0u;
  }
  const auto &mule = found[TransferTruth::mule], &cash = found[TransferTruth::cash_out];
  const auto right = mule.flagged + cash.flagged, positives = mule.all + cash.all;
  const auto flagged =
      right + found[TransferTruth::ordinary].flagged + found[TransferTruth::camouflage].flagged;
  figures.add("transfers", method, "found", flagged);
  figures.add("transfers", method, "true", positives);
  figures.add("transfers", method, "precision", share(right, flagged));
  figures.add("transfers", method, "recall", share(right, positives));
  figures.add("transfers", method, "F1", share(2 * right, flagged + positives));
  figures.add("transfers", method, "recall of mules'", mule.recall());
  figures.add("transfers", method, "recall of cash-outs", cash.recall());
  figures.add("transfers", method, "recall of victims'", found[TransferTruth::victim].recall());
}

/// The accounts of a group, ascending, without repetition.
std::vector<AccountNo> accounts_of(const TransferGraph& graph, const LayeredGroup& group) {
  std::vector<AccountNo> accounts;
  for (const auto& mule : group.mules) accounts.push_back(graph.account(mule.pocket));
  std::ranges::sort(accounts);
  const auto repeated = std::ranges::unique(accounts);
  accounts.erase(repeated.begin(), repeated.end());
  return accounts;
}

std::size_t count_common(const std::vector<AccountNo>& a, const std::vector<AccountNo>& b) {
  std::vector<AccountNo> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common.size();
}

struct GroupTruth {
  std::size_t transfers = 0;
  bool has_mule = false;
  /// At least half of its accounts are mules of one case.
  bool is_of_one_case = false;
};

void add_group_figures(std::vector<GroupTruth> groups, const Figures& figures) {
  const auto count = [](const std::vector<GroupTruth>& all, bool GroupTruth::*what) {
    return static_cast<std::size_t>(std::ranges::count(all, true, what));
  };
  figures.add("groups", "groups", "groups", groups.size());
  figures.add("groups", "groups", "without a mule", groups.size() - count(groups, &GroupTruth::has_mule));
  figures.add("groups", "groups", "half of one case", count(groups, &GroupTruth::is_of_one_case));
  std::ranges::stable_sort(groups, std::ranges::greater(), &GroupTruth::transfers);
  groups.resize(std::min<std::size_t>(groups.size(), 20));
  figures.add("groups", "groups", "largest 20 with a mule", count(groups, &GroupTruth::has_mule));
  figures.add("groups", "groups", "largest 20 half of one case", count(groups, &GroupTruth::is_of_one_case));
}

}  // namespace

ChainFindings find_chains(const TransferGraph& graph, const PassThroughQuery& query) {
  Progress progress;
  return {follow_hand_offs(graph, find_hand_offs(graph, query, progress), query.mules_min),
          join_episodes(graph, find_episodes(graph, query, progress), query, progress)};
}

std::vector<double> chain_memberships(const TransferGraph& graph, const ChainFindings& findings) {
  std::vector<double> memberships(graph.account_count());
  for (const auto& chain : findings.chains)
    for (const auto pocket : chain.mules) ++memberships[graph.account(pocket).value];
  for (const auto& group : findings.groups)
    for (const auto account : accounts_of(graph, group)) ++memberships[account.value];
  return memberships;
}

void measure_transfers(const DetectionLedger& ledger, const ChainFindings& findings, const Figures& figures) {
  std::vector<bool> in_chains(ledger.transfers.size()), in_groups(ledger.transfers.size());
  for (const auto& chain : findings.chains)
    for (const auto transfer : chain.transfers) in_chains[transfer.value] = true;
  for (const auto& group : findings.groups)
    for (const auto transfer : group.transfers) in_groups[transfer.value] = true;
  measure_flags(ledger, in_chains, "chains", figures);
  measure_flags(ledger, in_groups, "groups", figures);
}

void measure_groups(const DetectionLedger& ledger, const ChainFindings& findings, const Figures& figures) {
  std::vector<GroupTruth> groups;
  std::vector<bool> is_found(ledger.cases.size());
  for (const auto& group : findings.groups) {
    const auto accounts = accounts_of(ledger.graph, group);
    GroupTruth truth{group.transfers.size()};
    for (std::size_t i = 0; i < ledger.cases.size(); ++i) {
      const auto common = count_common(accounts, ledger.cases[i]);
      truth.has_mule |= common > 0;
      truth.is_of_one_case |= 2 * common >= accounts.size();
      if (2 * common >= ledger.cases[i].size()) is_found[i] = true;
    }
    groups.push_back(truth);
  }
  figures.add("cases", "one layered group", "cases", ledger.cases.size());
  figures.add("cases", "one layered group", "recall",
              share(static_cast<std::size_t>(std::ranges::count(is_found, true)), ledger.cases.size()));
  add_group_figures(std::move(groups), figures);
}

}  // namespace sluice::bench
