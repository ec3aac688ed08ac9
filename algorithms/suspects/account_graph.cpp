// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/account_graph.hpp"

#include <algorithm>
#include <cmath>

#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr std::size_t grain = 4'096;

/// Works out the ties of one account after another.
class TieFinder {
 public:
  explicit TieFinder(const TransferGraph& graph) : graph_(graph) {}

  /// Calls visit(counterparty, transfers between the two) by the counterparty's number.
  template <class Visit>
  void visit_counterparties(AccountNo account, Visit visit) {
    counterparties_.clear();
    visit_legs(graph_, account,
               [&](const Leg& leg) { counterparties_.push_back(graph_.account(leg.counterparty)); });
    std::ranges::sort(counterparties_);
    for (auto begin = counterparties_.begin(); begin != counterparties_.end();) {
      const auto end = std::upper_bound(begin, counterparties_.end(), *begin);
      if (*begin != account) visit(*begin, static_cast<std::size_t>(end - begin));
      begin = end;
    }
  }

 private:
  const TransferGraph& graph_;
  std::vector<AccountNo> counterparties_;
};

float tie_weight(std::size_t transfers) { return std::log2(1.0f + static_cast<float>(transfers)); }

}  // namespace

AccountGraph::AccountGraph(const TransferGraph& graph, const AccountGraphQuery& query, Progress& progress)
    : graph_(graph) {
  progress.begin("ties between accounts", 2 * graph.account_count());
  weigh(query, progress);
  // Which ties are listed depends on what the other end is, so a second look is needed.
  list_ties(progress);
}

void AccountGraph::weigh(const AccountGraphQuery& query, Progress& progress) {
  const auto count = graph_.account_count();
  const Boundary boundary(graph_, query.boundary);
  kind_.assign(count, Spread::spreads);
  weight_.assign(count, 0);
  for_chunks(count, grain, [&](std::size_t, std::size_t begin, std::size_t end) {
    TieFinder finder(graph_);
    for (auto i = begin; i < end; ++i) {
      const AccountNo account(static_cast<std::uint32_t>(i));
      if (boundary.is_terminal(account) || boundary.is_uncovered(account)) {
        kind_[i] = Spread::outside;
        continue;
      }
      std::size_t counterparties = 0;
      finder.visit_counterparties(account, [&](AccountNo, std::size_t transfers) {
        weight_[i] += double{tie_weight(transfers)};
        ++counterparties;
      });
      if (counterparties > query.counterparties_max) kind_[i] = Spread::hub;
    }
    progress.advance(end - begin);
  });
}

void AccountGraph::list_ties(Progress& progress) {
  const auto count = size();
  std::vector<std::vector<AccountTie>> listed((count + grain - 1) / grain);
  begins_.assign(count + 1, 0);
  for_chunks(count, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    TieFinder finder(graph_);
    auto& ties = listed[chunk];
    for (auto i = begin; i < end; ++i) {
      const auto before = ties.size();
      if (kind_[i] != Spread::outside)
        finder.visit_counterparties(AccountNo(static_cast<std::uint32_t>(i)),
                                    [&](AccountNo other, std::size_t transfers) {
                                      if (!absorbs(other)) ties.push_back({other, tie_weight(transfers)});
                                    });
      begins_[i + 1] = ties.size() - before;
    }
    progress.advance(end - begin);
  });
  for (std::size_t i = 0; i < count; ++i) begins_[i + 1] += begins_[i];
  ties_.reserve(begins_.back());
  for (auto& chunk : listed) {
    ties_.insert(ties_.end(), chunk.begin(), chunk.end());
    std::vector<AccountTie>().swap(chunk);
  }
}

}  // namespace sluice
