// SPDX-License-Identifier: Apache-2.0
#include "algorithms/gangs/gangs.hpp"

#include <algorithm>
#include <unordered_map>

#include "algorithms/gangs/communities.hpp"
#include "algorithms/gangs/involved.hpp"

namespace sluice {
namespace {

template <class T>
void sort_once(std::vector<T>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// The accounts that ties hold, by their place; and everything that ties them.
class TiedAccounts {
 public:
  std::uint32_t place(AccountNo account) {
    const auto [found, is_new] = places_.try_emplace(account, static_cast<std::uint32_t>(accounts_.size()));
    if (is_new) accounts_.push_back(account);
    return found->second;
  }
  std::optional<std::uint32_t> find(AccountNo account) const {
    const auto found = places_.find(account);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }
  const std::vector<AccountNo>& accounts() const { return accounts_; }

 private:
  std::vector<AccountNo> accounts_;
  std::unordered_map<AccountNo, std::uint32_t> places_;
};

class GangFinder {
 public:
  GangFinder(const TransferGraph& graph, const Implicated& implicated, const AccountHolders& holders,
             const GangQuery& query, bool chains_suffice)
      : graph_(graph),
        implicated_(implicated),
        holders_(holders),
        query_(query),
        chains_suffice_(chains_suffice),
        involved_(graph, implicated, holders, query.boundary) {}

  FoundGangs find(SharedValues values, Progress& progress) {
    progress.begin("gangs", values.ties.size());
    keep_hubs(values.hubs);
    for (auto& value : values.ties) {
      std::erase_if(value.accounts, [&](AccountNo account) { return !involved_.can_belong(account); });
      unite(value);
    }
    tie_chains();
    gather(values.ties);
    progress.advance(values.ties.size());
    put_in_order();
    return std::move(found_);
  }

 private:
  void keep_hubs(std::vector<SharedValue>& hubs) {
    for (auto& hub : hubs) {
      const auto involved = static_cast<std::size_t>(
          std::ranges::count_if(hub.accounts, [&](AccountNo a) { return involved_.is_involved(a); }));
      if (involved >= 2) found_.hubs.push_back({std::move(hub), involved});
    }
  }

  /// Whether the value is one of involved people's, not only used by one of them and others.
  bool is_strong(const SharedValue& value) const {
    if (value.kind == TieKind::ip || value.accounts.size() < 2) return false;
    return involved_.involved_persons(value.accounts) >= (value.kind == TieKind::holder ? 1 : 2);
  }

  void unite(const SharedValue& value) {
    if (!is_strong(value)) return;
    const auto first = tied_.place(value.accounts.front());
    for (std::size_t i = 1; i < value.accounts.size(); ++i)
      united_.push_back({first, tied_.place(value.accounts[i])});
  }

  void tie_chains() {
    for (const auto& chain : implicated_.chains)
      for (const auto transfer : chain.transfers) {
        if (!chain.is_mule(graph_.payer(transfer)) || !chain.is_mule(graph_.payee(transfer))) continue;
        const auto payer = graph_.account(graph_.payer(transfer)),
                   payee = graph_.account(graph_.payee(transfer));
        if (payer == payee || !involved_.can_belong(payer) || !involved_.can_belong(payee)) continue;
        chain_transfers_.push_back({transfer, tied_.place(payer), tied_.place(payee)});
      }
    sort_once(chain_transfers_);
  }

  /// What is united stays so; chains hold the united parts together as far as they carry.
  std::vector<std::uint32_t> communities() const {
    const auto parts = connected_parts(tied_.accounts().size(), united_);
    std::vector<std::int64_t> sizes;
    for (const auto part : parts) {
      if (part >= sizes.size()) sizes.resize(part + 1, 0);
      ++sizes[part];
    }
    std::vector<TieCount> ties;
    for (const auto& tie : chain_transfers_) ties.push_back({parts[tie.payer], parts[tie.payee]});
    auto community = divide_into_communities(sizes, ties, query_.pairs_per_tie);
    std::vector<std::uint32_t> result;
    for (const auto part : parts) result.push_back(community[part]);
    return result;
  }

  void gather(const std::vector<SharedValue>& values) {
    const auto community = communities();
    std::vector<FoundGang> gangs;
    for (std::uint32_t i = 0; i < community.size(); ++i) {
      if (community[i] >= gangs.size()) gangs.resize(community[i] + 1);
      gangs[community[i]].accounts.push_back(tied_.accounts()[i]);
    }
    for (auto& gang : gangs) std::ranges::sort(gang.accounts);
    for (const auto& value : values) add_tie(gangs, community, value.kind, value.value, value.accounts);
    for (const auto& chain : implicated_.chains) add_chain(gangs, community, chain);
    for (const auto& [transfer, payer, payee] : chain_transfers_)
      if (community[payer] == community[payee]) gangs[community[payer]].transfers.push_back(transfer);
    for (auto& gang : gangs) {
      if (gang.accounts.size() < query_.accounts_min || !is_gang(gang)) continue;
      complete(gang);
      found_.gangs.push_back(std::move(gang));
    }
  }

  void add_chain(std::vector<FoundGang>& gangs, const std::vector<std::uint32_t>& community,
                 const FoundChain& chain) {
    std::vector<AccountNo> mules;
    for (const auto mule : chain.mules) mules.push_back(graph_.account(mule));
    sort_once(mules);
    std::erase_if(mules, [&](AccountNo mule) { return !involved_.can_belong(mule); });
    add_tie(gangs, community, TieKind::chain, chain.transfers.front().value, mules);
  }

  /// Adds the tie to every gang that holds two of its accounts.
  void add_tie(std::vector<FoundGang>& gangs, const std::vector<std::uint32_t>& community, TieKind kind,
               std::uint32_t value, const std::vector<AccountNo>& accounts) {
    members_.clear();
    for (const auto account : accounts)
      if (const auto place = tied_.find(account)) members_.emplace_back(community[*place], account);
    std::ranges::sort(members_);
    for (std::size_t begin = 0, end = 0; begin < members_.size(); begin = end) {
      while (end < members_.size() && members_[end].first == members_[begin].first) ++end;
      if (end - begin < 2) continue;
      Tie tie{kind, value, {}};
      for (auto i = begin; i < end; ++i) tie.accounts.push_back(members_[i].second);
      gangs[members_[begin].first].ties.push_back(std::move(tie));
    }
  }

  bool is_gang(const FoundGang& gang) const {
    if (involved_.involved_persons(gang.accounts) < 2) return false;
    if (chains_suffice_
        && std::ranges::any_of(gang.accounts, [&](AccountNo a) { return implicated_.find(a) != nullptr; }))
      return true;
    const auto is_shared = [&](const Tie& tie) {
      return tie.kind != TieKind::holder && tie.kind != TieKind::chain && tie.kind != TieKind::ip
             && involved_.involved_persons(tie.accounts) >= 2;
    };
    return std::ranges::any_of(gang.ties, [](const Tie& tie) { return tie.kind == TieKind::chain; })
           && std::ranges::any_of(gang.ties, is_shared);
  }

  void complete(FoundGang& gang) const {
    for (const auto account : gang.accounts) {
      if (const auto holder = holders_.of(account); holder != 0) gang.holders.push_back(holder);
      if (const auto* implicated = implicated_.find(account)) {
        gang.implicated.push_back(account);
        gang.transfers.insert(gang.transfers.end(), implicated->evidence.begin(), implicated->evidence.end());
      }
    }
    sort_once(gang.holders);
    sort_once(gang.transfers);
    std::ranges::sort(gang.ties, [](const Tie& a, const Tie& b) {
      return std::tuple(a.kind, a.value, a.accounts.front())
             < std::tuple(b.kind, b.value, b.accounts.front());
    });
    gang.amounts = came_from_elsewhere(gang);
  }

  std::vector<CurrencyAmount> came_from_elsewhere(const FoundGang& gang) const {
    const auto is_member = [&](PocketNo pocket) {
      return std::ranges::binary_search(gang.accounts, graph_.account(pocket));
    };
    std::vector<std::int64_t> sums(graph_.ledger().currencies.scale.size(), 0);
    for (const auto transfer : gang.transfers) {
      if (is_member(graph_.payer(transfer)) || !is_member(graph_.payee(transfer))) continue;
      sums[graph_.currency(transfer).value] += brought(transfer).minor;
    }
    std::vector<CurrencyAmount> amounts;
    for (std::size_t c = 0; c < sums.size(); ++c)
      if (sums[c] > 0) amounts.push_back({CurrencyNo(static_cast<std::uint16_t>(c)), Amount(sums[c])});
    return amounts;
  }

  Amount brought(TransferNo transfer) const {
    if (!implicated_.has(Basis::traced)) return graph_.amount(transfer);
    const auto inflow = std::ranges::lower_bound(implicated_.inflows, transfer, {}, &TracedInflow::transfer);
    return inflow == implicated_.inflows.end() || inflow->transfer != transfer ? Amount(0) : inflow->traced;
  }

  void put_in_order() {
    std::ranges::sort(found_.gangs, [](const FoundGang& a, const FoundGang& b) {
      if (a.implicated.size() != b.implicated.size()) return a.implicated.size() > b.implicated.size();
      if (a.accounts.size() != b.accounts.size()) return a.accounts.size() > b.accounts.size();
      return a.accounts.front() < b.accounts.front();
    });
  }

  struct ChainTie {
    TransferNo transfer;
    std::uint32_t payer, payee;
    auto operator<=>(const ChainTie&) const = default;
  };

  const TransferGraph& graph_;
  const Implicated& implicated_;
  const AccountHolders& holders_;
  const GangQuery& query_;
  bool chains_suffice_;
  Involvement involved_;
  TiedAccounts tied_;
  std::vector<TieCount> united_;
  std::vector<ChainTie> chain_transfers_;
  std::vector<std::pair<std::uint32_t, AccountNo>> members_;
  FoundGangs found_;
};

}  // namespace

FoundGangs find_gangs(const TransferGraph& graph, const Implicated& implicated,
                      std::span<const AccountLink> links, const AccountHolders& holders,
                      const GangQuery& query, Progress& progress) {
  auto values = find_shared_values(graph, links, query.shared, progress);
  // Chains alone are what a search for chains shows. Where more could be known, it takes more to say that
  // accounts are worked together.
  const auto chains_suffice = !implicated.has(Basis::chains) || !knows_contacts(graph, links);
  return GangFinder(graph, implicated, holders, query, chains_suffice).find(std::move(values), progress);
}

}  // namespace sluice
