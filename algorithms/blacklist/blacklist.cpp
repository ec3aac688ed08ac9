// SPDX-License-Identifier: Apache-2.0
#include "algorithms/blacklist/blacklist.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <unordered_map>

#include "algorithms/blacklist/identity.hpp"
#include "algorithms/blacklist/lent_phones.hpp"
#include "algorithms/blacklist/occasions.hpp"
#include "algorithms/blacklist/term.hpp"

namespace sluice {
namespace {

class Listing {
 public:
  Listing(const TransferGraph& graph, const Implicated& implicated, const FoundGangs& gangs,
          const AccountHolders& holders, const BlacklistQuery& query)
      : graph_(graph),
        implicated_(implicated),
        holders_(holders),
        query_(query),
        stated_false_(stated_false_holders(graph, holders)) {
    result_.rests_on_chains_only = implicated.has(Basis::chains);
    for (std::size_t i = 0; i < gangs.gangs.size(); ++i)
      for (const auto account : gangs.gangs[i].implicated) gang_of_.try_emplace(account, i);
  }

  Blacklist propose(std::span<const AccountLink> links) {
    add_accounts();
    const auto counts = [&](AccountNo account) {
      const auto* implicated = implicated_.find(account);
      return implicated != nullptr && this->counts(*implicated);
    };
    for (auto& [holder, lent] : find_lent_phones(graph_, counts, links, holders_))
      record(holder).phones.push_back(std::move(lent));
    for (const auto holder : query_.convicted) record(holder);
    for (const auto holder : stated_false_) record(holder);
    for (auto& [holder, each] : records_) {
      assess(each);
      if (query_.all || !each.below_threshold) result_.holders.push_back(std::move(each));
    }
    put_in_order();
    return std::move(result_);
  }

 private:
  HolderRecord& record(std::uint32_t holder) {
    auto& found = records_[holder];
    found.holder = holder;
    return found;
  }

  void add_accounts() {
    for (const auto& implicated : implicated_.accounts)
      if (holders_.of(implicated.account) == 0) ++result_.accounts_without_holder;
    for (const auto& [holder, account] : holders_.all()) {
      const auto* implicated = implicated_.find(account);
      if (implicated == nullptr) continue;
      ListedAccount listed{implicated, std::nullopt, counts(*implicated), cases_of(*implicated),
                           uses_of(*implicated)};
      if (const auto gang = gang_of_.find(account); gang != gang_of_.end()) listed.gang = gang->second;
      record(holder).accounts.push_back(std::move(listed));
    }
  }

  bool counts(const ImplicatedAccount& each) const {
    return each.confirmed || each.in_chain || each.passed_on
           || (gang_of_.contains(each.account) && !uses_of(each).empty());
  }

  /// Traces of a case that came along with much other money show nobody who was served.
  std::vector<std::uint32_t> cases_of(const ImplicatedAccount& implicated) const {
    std::map<std::pair<std::uint32_t, CurrencyNo>, Amount> sums;
    for (const auto& [source, amount] : implicated.by_source) {
      const auto fraud_case =
          source.value < query_.cases.size() ? query_.cases[source.value].number : BlacklistQuery::no_case;
      if (fraud_case != BlacklistQuery::no_case)
        sums[{fraud_case, query_.cases[source.value].currency}] += amount;
    }
    std::set<std::uint32_t> cases;
    for (const auto& [key, sum] : sums) {
      const auto pocket = graph_.find_pocket(implicated.account, key.second);
      if (!pocket || graph_.inflows(*pocket).empty()) continue;
      const auto received = graph_.inflows(*pocket).back().sum;
      if (Wide{sum.minor} * ppm_whole >= Wide{received.minor} * query_.share_ppm_min) cases.insert(key.first);
    }
    return {cases.begin(), cases.end()};
  }

  /// What is spent later, little by little, is no use of its own: only what comes in counts, and not from the
  /// holder himself.
  std::vector<TransferNo> uses_of(const ImplicatedAccount& implicated) const {
    std::vector<TransferNo> uses;
    for (const auto transfer : implicated.evidence)
      if (const auto payee = graph_.account(graph_.payee(transfer));
          payee == implicated.account && !holders_.are_of_one(payee, graph_.account(graph_.payer(transfer))))
        uses.push_back(transfer);
    return uses;
  }

  void assess(HolderRecord& each) const {
    const auto counted =
        static_cast<std::size_t>(std::ranges::count(each.accounts, true, &ListedAccount::counts));
    each.items = counted + each.phones.size();
    each.times = count_times(each);
    each.parties = count_parties(each);
    for (const auto& held : holders_.of_holder(each.holder))
      if (each.name == 0) each.name = attribute_code(graph_, held.account, AccountText::holder_name);
    auto identity = check_identity(graph_, holders_.of_holder(each.holder), stated_false_);
    each.names = std::move(identity.names);
    each.false_identity =
        identity.is_stated_false || (!each.names.empty() && counted > 0 && !result_.rests_on_chains_only);
    each.convicted = std::ranges::binary_search(query_.convicted, each.holder);
    const auto most = result_.rests_on_chains_only ? 0 : std::max({each.items, each.times, each.parties});
    each.below_threshold = most < query_.number_min && !each.false_identity && !each.convicted;
    if (each.below_threshold) return;
    const auto term = term_of(each.convicted, earlier_of(each.holder), query_.at);
    each.term_years = term.years;
    each.is_shortened = term.is_shortened;
  }

  static auto counted_accounts(const HolderRecord& each) {
    return each.accounts | std::views::filter(&ListedAccount::counts);
  }

  /// Uses of all the holder's accounts on one line of time: cards that were used on the same day were handed
  /// over on one occasion, as far as can be seen.
  std::size_t count_times(const HolderRecord& each) const {
    std::vector<TransferNo> uses;
    for (const auto& account : counted_accounts(each))
      uses.insert(uses.end(), account.uses.begin(), account.uses.end());
    std::ranges::sort(uses);
    const auto counted = count_occasions(graph_, uses, query_.gap);
    return counted == 0 && each.items > 0 ? 1 : counted;
  }

  std::size_t count_parties(const HolderRecord& each) const {
    std::set<std::size_t> gangs;
    std::set<std::uint32_t> cases, of_gangs;
    std::set<AccountNo> payers;
    for (const auto& account : counted_accounts(each)) {
      if (account.gang) {
        gangs.insert(*account.gang);
        of_gangs.insert(account.cases.begin(), account.cases.end());
        continue;
      }
      cases.insert(account.cases.begin(), account.cases.end());
      for (const auto use : account.uses) payers.insert(graph_.account(graph_.payer(use)));
    }
    // A case whose money went through a gang of the holder's is that gang's.
    std::erase_if(cases, [&](std::uint32_t fraud_case) { return of_gangs.contains(fraud_case); });
    const auto parties = gangs.size() + std::min(cases.size(), payers.size());
    return parties == 0 && each.items > 0 ? 1 : parties;
  }

  /// The listing that runs longest.
  const EarlierListing* earlier_of(std::uint32_t holder) const {
    const EarlierListing* found = nullptr;
    for (const auto& listing : query_.listed)
      if (listing.holder == holder && (found == nullptr || found->until < listing.until)) found = &listing;
    return found;
  }

  void put_in_order() {
    std::ranges::sort(result_.holders, [](const HolderRecord& a, const HolderRecord& b) {
      if (a.below_threshold != b.below_threshold) return b.below_threshold;
      if (a.items != b.items) return a.items > b.items;
      if (a.times != b.times) return a.times > b.times;
      if (a.parties != b.parties) return a.parties > b.parties;
      // Codes of texts follow their bytes.
      return a.holder < b.holder;
    });
  }

  const TransferGraph& graph_;
  const Implicated& implicated_;
  const AccountHolders& holders_;
  const BlacklistQuery& query_;
  std::vector<std::uint32_t> stated_false_;
  std::unordered_map<AccountNo, std::size_t> gang_of_;
  std::map<std::uint32_t, HolderRecord> records_;
  Blacklist result_;
};

}  // namespace

Blacklist propose_listings(const TransferGraph& graph, const Implicated& implicated, const FoundGangs& gangs,
                           std::span<const AccountLink> links, const AccountHolders& holders,
                           const BlacklistQuery& query) {
  return Listing(graph, implicated, gangs, holders, query).propose(links);
}

}  // namespace sluice
