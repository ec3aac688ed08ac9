// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/shared_counterparties.hpp"

#include <algorithm>
#include <tuple>

namespace sluice {
namespace {

/// What one group had with one account in one currency.
struct AccountFlow {
  AccountNo account;
  SharedFlow shared;
};

/// The same under one of the account's names.
struct Listed {
  Party party;
  AccountFlow row;
};

class SharedFinder {
 public:
  SharedFinder(const TransferGraph& graph, const SharedQuery& query, const Parties& parties,
               Progress& progress)
      : graph_(graph), query_(query), parties_(parties), progress_(progress) {}

  std::vector<SharedCounterparty> find() {
    add_flows();
    list_counterparties();
    for (std::size_t i = 0; i < listed_.size();) i = add_party(i);
    std::ranges::sort(answer_, [&](const SharedCounterparty& a, const SharedCounterparty& b) {
      const auto key = [&](const SharedCounterparty& shared) {
        return std::tuple(parties_.name(shared.counterparty), shared.counterparty.is_account);
      };
      if (a.with.size() != b.with.size()) return a.with.size() > b.with.size();
      if (a.transfers != b.transfers) return a.transfers > b.transfers;
      return key(a) < key(b);
    });
    return std::move(answer_);
  }

 private:
  void add_flows() {
    const auto stretch = stretch_of(graph_, query_.period);
    for (std::uint32_t g = 0; g < query_.groups.size(); ++g) {
      const auto& group = query_.groups[g].accounts;
      for (const auto& row : counterparty_flows(graph_, group, stretch, query_.direction, progress_)) {
        const auto account = graph_.account(row.counterparty);
        if (row.flow.count() == 0 || std::ranges::binary_search(group, account)) continue;
        flows_.push_back({account, {g, graph_.currency(row.counterparty), row.flow}});
      }
    }
  }

  void list_counterparties() {
    std::ranges::stable_sort(flows_, {}, &AccountFlow::account);
    std::vector<Party> parties;
    progress_.begin("looking counterparties up", flows_.size());
    for (std::size_t i = 0; i < flows_.size(); ++i) {
      progress_.advance(1);
      const auto account = flows_[i].account;
      if (i == 0 || account != flows_[i - 1].account) parties = parties_.parties_of(account);
      for (const auto party : parties) listed_.push_back({party, flows_[i]});
    }
    std::ranges::sort(listed_, {}, [](const Listed& listed) {
      const auto& shared = listed.row.shared;
      return std::tuple(listed.party, shared.group, shared.currency, listed.row.account);
    });
  }

  /// Adds the party that begins at `begin` if it is shared; returns where the next one does.
  std::size_t add_party(std::size_t begin) {
    SharedCounterparty shared{listed_[begin].party, {}, {}, {}, 0, false};
    std::size_t i = begin;
    for (; i < listed_.size() && listed_[i].party == shared.counterparty; ++i) {
      const auto& [account, part] = listed_[i].row;
      if (shared.with.empty() || shared.with.back() != part.group) shared.with.push_back(part.group);
      auto& flows = shared.flows;
      if (flows.empty() || flows.back().group != part.group || flows.back().currency != part.currency)
        flows.push_back({part.group, part.currency, {}});
      flows.back().flow.add(part.flow);
      shared.transfers += part.flow.count();
      shared.accounts.push_back(account);
    }
    if (shared.with.size() < 2) return i;
    std::ranges::sort(shared.accounts);
    shared.accounts.erase(std::unique(shared.accounts.begin(), shared.accounts.end()), shared.accounts.end());
    shared.is_named =
        std::ranges::any_of(shared.accounts, [&](AccountNo account) { return is_named(account); });
    answer_.push_back(std::move(shared));
    return i;
  }

  bool is_named(AccountNo account) const {
    return std::ranges::any_of(query_.groups, [&](const NamedGroup& group) {
      return std::ranges::binary_search(group.accounts, account);
    });
  }

  const TransferGraph& graph_;
  const SharedQuery& query_;
  const Parties& parties_;
  Progress& progress_;
  std::vector<AccountFlow> flows_;
  std::vector<Listed> listed_;
  std::vector<SharedCounterparty> answer_;
};

}  // namespace

std::vector<SharedCounterparty> find_shared_counterparties(const TransferGraph& graph,
                                                           const SharedQuery& query, const Parties& parties,
                                                           Progress& progress) {
  return SharedFinder(graph, query, parties, progress).find();
}

}  // namespace sluice
