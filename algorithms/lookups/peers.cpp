// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/peers.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace sluice {
namespace {

/// A pocket of a counterparty under one of the names it is listed by.
struct Listed {
  Party party;
  CurrencyNo currency;
  AccountNo account;
  CounterpartyFlow row;
};

class PeersFinder {
 public:
  PeersFinder(const TransferGraph& graph, const PeersQuery& query, const Parties& parties, Progress& progress)
      : graph_(graph),
        query_(query),
        parties_(parties),
        progress_(progress),
        stretch_(stretch_of(graph, query.period)),
        recent_(first_recent()) {}

  Peers find() {
    list_counterparties(counterparty_flows(graph_, query_.group, stretch_, Direction::both, progress_));
    std::ranges::sort(listed_, {}, [](const Listed& listed) {
      return std::tuple(listed.party, listed.currency, listed.account);
    });
    for (std::size_t i = 0; i < listed_.size();) i = add_party(i);
    sort_peers();
    return std::move(answer_);
  }

 private:
  /// The first transfer that is at most `recent` older than the end of the period.
  TransferNo first_recent() const {
    if (graph_.transfer_count() == 0) return TransferNo(0);
    auto end = graph_.time(TransferNo(graph_.end().value - 1));
    if (query_.period.to) end = std::min(end, *query_.period.to);
    return graph_.first_after(add_saturating(end, Duration(-query_.recent.ns)));
  }

  void list_counterparties(const std::vector<CounterpartyFlow>& flows) {
    std::map<CurrencyNo, MovedBetween> within, totals;
    std::vector<Party> parties;
    auto listed_account = AccountNo::none();
    progress_.begin("looking counterparties up", flows.size());
    for (const auto& row : flows) {
      progress_.advance(1);
      const auto account = graph_.account(row.counterparty);
      const auto currency = graph_.currency(row.counterparty);
      if (std::ranges::binary_search(query_.group, account)) {
        add_within(row, within[currency]);
        continue;
      }
      totals[currency].add(row.flow);
      // The pockets of an account follow each other.
      if (account != listed_account) parties = parties_.parties_of(account);
      listed_account = account;
      for (const auto party : parties) listed_.push_back({party, currency, account, row});
    }
    answer_.within = moved(within);
    answer_.totals = moved(totals);
  }

  /// A transfer within the group stands under both of its pockets: once as out.
  void add_within(const CounterpartyFlow& row, MovedBetween& within) const {
    if (row.flow.out_count == 0) return;
    auto out = row.flow;
    out.in = Amount(0);
    out.in_count = 0;
    within.add(out);
  }

  static std::vector<GroupFlow> moved(const std::map<CurrencyNo, MovedBetween>& by_currency) {
    std::vector<GroupFlow> flows;
    for (const auto& [currency, flow] : by_currency)
      if (flow.count() > 0) flows.push_back({currency, flow});
    return flows;
  }

  /// Adds the rows of the party that begins at `begin`; returns where the next one does.
  std::size_t add_party(std::size_t begin) {
    const auto first_peer = answer_.peers.size();
    auto first_ever = TransferNo::none();
    TransferNo last;
    std::size_t i = begin;
    for (; i < listed_.size() && listed_[i].party == listed_[begin].party; ++i) {
      const auto& listed = listed_[i];
      first_ever = std::min(first_ever, listed.row.first_ever);
      if (listed.row.flow.count() == 0) continue;
      last = std::max(last, listed.row.flow.last);
      auto& peers = answer_.peers;
      if (peers.size() == first_peer || peers.back().currency != listed.currency)
        peers.push_back({listed.party, listed.currency, {}, {}, {}, false});
      peers.back().flow.add(listed.row.flow);
      peers.back().accounts.push_back(listed.account);
    }
    const auto recent = std::max(recent_, stretch_.first);
    for (auto p = first_peer; p < answer_.peers.size(); ++p) {
      auto& peer = answer_.peers[p];
      if (recent > TransferNo(0)) peer.is_new = first_ever >= recent;
      peer.is_vanished = last < recent_;
    }
    return i;
  }

  void sort_peers() {
    std::ranges::sort(answer_.peers, {}, [&](const Peer& peer) {
      return std::tuple(peer.currency, -peer.flow.turnover(), parties_.name(peer.counterparty),
                        peer.counterparty.is_account);
    });
  }

  const TransferGraph& graph_;
  const PeersQuery& query_;
  const Parties& parties_;
  Progress& progress_;
  TransferRange stretch_;
  TransferNo recent_;
  std::vector<Listed> listed_;
  Peers answer_;
};

}  // namespace

Peers find_peers(const TransferGraph& graph, const PeersQuery& query, const Parties& parties,
                 Progress& progress) {
  return PeersFinder(graph, query, parties, progress).find();
}

}  // namespace sluice
