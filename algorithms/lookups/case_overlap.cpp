// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/case_overlap.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sluice {
namespace {

class OverlapFinder {
 public:
  OverlapFinder(const TransferGraph& graph, const Trace& trace, const std::vector<std::uint32_t>& case_of,
                const Parties& parties, Progress& progress)
      : graph_(graph), trace_(trace), case_of_(case_of), parties_(parties), progress_(progress) {}

  std::vector<CaseOverlap> find() {
    for (const auto& pocket : trace_.pockets)
      if (pocket.end == End::rests && !is_unseen(pocket.pocket)) add_rests(pocket);
    progress_.begin("comparing cases", trace_.transfers.size());
    for (const auto& transfer : trace_.transfers) add_received(transfer);
    auto overlaps = overlaps_of(by_party());
    std::ranges::sort(overlaps, [&](const CaseOverlap& a, const CaseOverlap& b) {
      if (a.with.size() != b.with.size()) return a.with.size() > b.with.size();
      if (transfers_of(a) != transfers_of(b)) return transfers_of(a) > transfers_of(b);
      return std::tuple(parties_.name(a.party), a.party.is_account)
             < std::tuple(parties_.name(b.party), b.party.is_account);
    });
    return overlaps;
  }

 private:
  using ByCase = std::map<std::uint32_t, CaseMoney>;
  using ByCaseAndCurrency = std::map<std::pair<std::uint32_t, CurrencyNo>, CaseMoney>;
  struct PartyMoney {
    ByCaseAndCurrency money;
    std::set<AccountNo> accounts;
  };

  bool is_unseen(PocketNo pocket) const { return pocket.value >= graph_.pocket_count(); }

  void add_rests(const TracedPocket& pocket) {
    auto& money = by_pocket_[pocket.pocket];
    for (const auto& share : trace_.shares_of(pocket))
      if (const auto its = case_of_[share.source.value]; its != no_case) money[its].rests += share.amount;
  }

  void add_received(const TracedTransfer& transfer) {
    progress_.advance(1);
    const auto found = by_pocket_.find(transfer.payee);
    if (found == by_pocket_.end()) return;
    for (const auto& share : trace_.shares_of(transfer)) {
      const auto its = case_of_[share.source.value];
      if (its == no_case || share.under_floor || share.amount == Amount(0)) continue;
      auto& money = found->second[its];
      const auto number = transfer.key.transfer();
      money.received += share.amount;
      // A transfer may carry several sources of one case.
      if (money.count == 0 || money.last != number) ++money.count;
      money.first = std::min(money.first, number);
      money.last = std::max(money.last, number);
    }
  }

  std::map<Party, PartyMoney> by_party() const {
    std::map<Party, PartyMoney> parties;
    for (const auto& [pocket, by_case] : by_pocket_) {
      const auto account = graph_.account(pocket);
      for (const auto party : parties_.parties_of(account))
        for (const auto& [its, money] : by_case)
          if (money.count > 0) add(parties[party], account, {its, graph_.currency(pocket)}, money);
    }
    return parties;
  }

  static void add(PartyMoney& party, AccountNo account, std::pair<std::uint32_t, CurrencyNo> key,
                  const CaseMoney& part) {
    auto& money = party.money[key];
    money.fraud_case = key.first;
    money.currency = key.second;
    money.received += part.received;
    money.rests += part.rests;
    money.count += part.count;
    money.first = std::min(money.first, part.first);
    money.last = std::max(money.last, part.last);
    party.accounts.insert(account);
  }

  static std::vector<CaseOverlap> overlaps_of(const std::map<Party, PartyMoney>& parties) {
    std::vector<CaseOverlap> overlaps;
    for (const auto& [party, its] : parties) {
      CaseOverlap overlap{party, {its.accounts.begin(), its.accounts.end()}, {}, {}};
      for (const auto& [key, money] : its.money) {
        if (overlap.with.empty() || overlap.with.back() != key.first) overlap.with.push_back(key.first);
        overlap.money.push_back(money);
      }
      if (overlap.with.size() >= 2) overlaps.push_back(std::move(overlap));
    }
    return overlaps;
  }

  static std::uint64_t transfers_of(const CaseOverlap& overlap) {
    std::uint64_t transfers = 0;
    for (const auto& money : overlap.money) transfers += money.count;
    return transfers;
  }

  const TransferGraph& graph_;
  const Trace& trace_;
  const std::vector<std::uint32_t>& case_of_;
  const Parties& parties_;
  Progress& progress_;
  std::map<PocketNo, ByCase> by_pocket_;
};

}  // namespace

std::vector<CaseOverlap> find_case_overlaps(const TransferGraph& graph, const Trace& trace,
                                            const std::vector<std::uint32_t>& case_of, const Parties& parties,
                                            Progress& progress) {
  return OverlapFinder(graph, trace, case_of, parties, progress).find();
}

}  // namespace sluice
