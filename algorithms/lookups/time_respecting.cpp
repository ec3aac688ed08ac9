// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/time_respecting.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint32_t no_way = ~std::uint32_t{0};

/// A way from a start to an account.
struct Way {
  /// Its last and its first transfer.
  TransferNo last, first;
  std::uint32_t hops = 0;
  /// The way that it prolongs, and the next way to the same account: of more hops, and begun later.
  std::uint32_t before = no_way, next = no_way;
};

class Search {
 public:
  Search(const TransferGraph& graph, const ConnectQuery& query, const StepFilter& filter)
      : graph_(graph),
        query_(query),
        filter_(filter),
        heads_(graph.account_count(), no_way),
        hops_allowed_(query.hops_max.value_or(no_way - 1)) {}

  BestByTime run(const Corridor& corridor, SearchFor wanted, Progress& progress) {
    constexpr std::size_t block = 65'536;
    progress.begin("comparing connections", corridor.transfers.size());
    for (std::size_t i = 0; i < corridor.transfers.size(); ++i) {
      if (i % block == block - 1) progress.advance(block);
      step(corridor.transfers[i]);
      if (shortest_ == no_way) continue;
      if (wanted == SearchFor::earliest || ways_[shortest_].hops == 1) break;
    }
    return {transfers_of(earliest_), transfers_of(shortest_)};
  }

 private:
  void step(TransferNo t) {
    if (filter_.currency && graph_.currency(graph_.payer(t)) != *filter_.currency) return;
    if (graph_.amount(t) < filter_.amount_min) return;
    const auto payer = graph_.account(graph_.payer(t)), payee = graph_.account(graph_.payee(t));
    const bool arrives = std::ranges::binary_search(query_.ends, payee);
    if (std::ranges::binary_search(query_.starts, payer)) {
      offer({t, t, 1, no_way, no_way}, payee, arrives);
      return;
    }
    forget_old(payer, graph_.time(t));
    for (auto way = heads_[payer.value]; way != no_way; way = ways_[way].next)
      if (!offer({t, ways_[way].first, ways_[way].hops + 1, way, no_way}, payee, arrives)) return;
  }

  /// Ways that began too long ago lead nowhere any more; they are the first ones.
  void forget_old(AccountNo account, Time now) {
    if (!query_.window) return;
    auto& head = heads_[account.value];
    while (head != no_way && now - graph_.time(ways_[head].first) > *query_.window) head = ways_[head].next;
  }

  /// Takes the way up if it is of use; false where ways of more hops are not either.
  bool offer(const Way& way, AccountNo to, bool arrives) {
    // One that arrives later must be shorter, and one that has not arrived needs another hop.
    const auto hops_needed = way.hops + (arrives ? 0 : 1);
    if (hops_needed > hops_allowed_) return false;
    if (!arrives) {
      keep(way, heads_[to.value]);
      return true;
    }
    shortest_ = add(way);
    if (earliest_ == no_way) earliest_ = shortest_;
    hops_allowed_ = way.hops - 1;
    return false;
  }

  std::uint32_t add(const Way& way) {
    ways_.push_back(way);
    return static_cast<std::uint32_t>(ways_.size() - 1);
  }

  void keep(Way way, std::uint32_t& head) {
    // Places are named by number: the list may move.
    auto before = no_way, at = head;
    while (at != no_way && ways_[at].hops <= way.hops) {
      if (ways_[at].first >= way.first) return;
      if (ways_[at].hops == way.hops) break;
      before = at;
      at = ways_[at].next;
    }
    while (at != no_way && ways_[at].first <= way.first) at = ways_[at].next;
    way.next = at;
    const auto kept = add(way);
    (before == no_way ? head : ways_[before].next) = kept;
  }

  std::vector<TransferNo> transfers_of(std::uint32_t way) const {
    std::vector<TransferNo> transfers;
    for (; way != no_way; way = ways_[way].before) transfers.push_back(ways_[way].last);
    std::ranges::reverse(transfers);
    return transfers;
  }

  const TransferGraph& graph_;
  const ConnectQuery& query_;
  const StepFilter& filter_;
  /// By account the first of the ways there.
  std::vector<std::uint32_t> heads_;
  std::vector<Way> ways_;
  std::uint32_t hops_allowed_;
  std::uint32_t earliest_ = no_way, shortest_ = no_way;
};

}  // namespace

BestByTime search_by_time(const TransferGraph& graph, const ConnectQuery& query, const Corridor& corridor,
                          const StepFilter& filter, SearchFor wanted, Progress& progress) {
  return Search(graph, query, filter).run(corridor, wanted, progress);
}

}  // namespace sluice
