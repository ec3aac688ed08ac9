// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/layers/bipartite.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_set>

#include "algorithms/patterns/layers/square_candidates.hpp"
#include "algorithms/patterns/shapes/flow_graph.hpp"
#include "engine/run/disjoint_sets.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr std::size_t payers_per_chunk = 256;

/// Two accounts that pay the same one: `first` by the account that is gone through.
struct Wedge {
  std::uint32_t other_payer, payee, first, second;
  auto operator<=>(const Wedge&) const = default;
};

/// Finds what hangs together by squares, for one payer after another.
class SquareFinder {
 public:
  SquareFinder(const FlowGraph& flows, const std::vector<Time>& time, Duration window)
      : flows_(flows), time_(time), window_(window) {}

  /// Calls join(a, b) for transfers of a square.
  template <class Join>
  void find(std::uint32_t payer, Join join) {
    collect_wedges(payer);
    for (std::size_t begin = 0; begin < wedges_.size();) {
      auto end = begin;
      while (end < wedges_.size() && wedges_[end].other_payer == wedges_[begin].other_payer) ++end;
      for (auto i = begin; i < end; ++i)
        for (auto j = i + 1; j < end; ++j) {
          if (wedges_[i].payee == wedges_[j].payee || !are_close(wedges_[i], wedges_[j])) continue;
          join(wedges_[i].first, wedges_[i].second);
          join(wedges_[i].first, wedges_[j].first);
          join(wedges_[i].first, wedges_[j].second);
        }
      begin = end;
    }
  }

 private:
  void collect_wedges(std::uint32_t payer) {
    wedges_.clear();
    for (const auto& outflow : flows_.outflows(payer))
      for (const auto& inflow : flows_.inflows(outflow.account))
        if (inflow.account > payer && are_within(outflow.transfer, inflow.transfer))
          wedges_.push_back({inflow.account, outflow.account, outflow.transfer, inflow.transfer});
    std::ranges::sort(wedges_);
  }
  bool are_within(std::uint32_t a, std::uint32_t b) const {
    return time_[std::max(a, b)] - time_[std::min(a, b)] <= window_;
  }
  bool are_close(const Wedge& a, const Wedge& b) const {
    const auto [first, last] = std::minmax({a.first, a.second, b.first, b.second});
    return are_within(first, last);
  }

  const FlowGraph& flows_;
  const std::vector<Time>& time_;
  Duration window_;
  std::vector<Wedge> wedges_;
};

/// Joins what hangs together. In whatever order that happens, the groups are the same.
DisjointSets group_by_squares(const FlowGraph& flows, const std::vector<Time>& time, Duration window,
                              Progress& progress) {
  DisjointSets groups(flows.transfers.size());
  std::mutex joining;
  const auto payers = flows.accounts.size();
  progress.begin("bipartite shapes", payers);
  for_chunks(payers, payers_per_chunk, [&](std::size_t, std::size_t begin, std::size_t end) {
    SquareFinder finder(flows, time, window);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
    for (auto payer = static_cast<std::uint32_t>(begin); payer < end; ++payer) {
      finder.find(payer, [&](std::uint32_t a, std::uint32_t b) { joins.emplace_back(a, b); });
      const std::lock_guard lock(joining);
      for (const auto& [a, b] : joins) groups.join(a, b);
      joins.clear();
      progress.check();
    }
    progress.advance(end - begin);
  });
  return groups;
}

/// The window with the most transfers, the earliest of equals.
std::span<const std::uint32_t> fullest_window(std::span<const std::uint32_t> transfers,
                                              const std::vector<Time>& time, Duration window) {
  std::span<const std::uint32_t> fullest;
  for (std::size_t begin = 0, end = 0; begin < transfers.size(); ++begin) {
    while (end < transfers.size() && time[transfers[end]] - time[transfers[begin]] <= window) ++end;
    if (end - begin > fullest.size()) fullest = transfers.subspan(begin, end - begin);
  }
  return fullest;
}

Bipartite describe(const FlowGraph& flows, std::span<const std::uint32_t> transfers) {
  Bipartite shape;
  std::vector<std::pair<AccountNo, AccountNo>> pairs;
  for (const auto transfer : transfers) {
    shape.transfers.push_back(flows.transfers[transfer]);
    pairs.emplace_back(flows.accounts[flows.payer[transfer]], flows.accounts[flows.payee[transfer]]);
    shape.payers.push_back(pairs.back().first);
    shape.payees.push_back(pairs.back().second);
  }
  const auto keep_different = [](auto& items) {
    std::ranges::sort(items);
    items.erase(std::ranges::unique(items).begin(), items.end());
  };
  keep_different(shape.payers);
  keep_different(shape.payees);
  keep_different(pairs);
  shape.density = static_cast<double>(pairs.size())
                  / (static_cast<double>(shape.payers.size()) * static_cast<double>(shape.payees.size()));
  return shape;
}

}  // namespace

std::vector<Bipartite> find_bipartites(const TransferGraph& graph, const ShapeQuery& query,
                                       Progress& progress) {
  const auto flows = make_flow_graph(graph, flag_square_candidates(graph, query, progress));
  std::vector<Time> time;
  for (const auto transfer : flows.transfers) time.push_back(graph.time(transfer));
  auto groups = group_by_squares(flows, time, query.window, progress);
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (std::uint32_t i = 0; i < flows.transfers.size(); ++i) members[groups.find(i)].push_back(i);
  std::vector<Bipartite> found;
  for (const auto& [first, transfers] : members) {
    if (transfers.size() < 4) continue;
    auto shape = describe(flows, fullest_window(transfers, time, query.window));
    if (shape.payers.size() >= 2 && shape.payees.size() >= 2
        && shape_of(shape).accounts.size() >= query.degree_min)
      found.push_back(std::move(shape));
  }
  std::ranges::sort(found, {}, &Bipartite::transfers);
  return found;
}

Shape shape_of(const Bipartite& bipartite) {
  Shape shape;
  shape.accounts = bipartite.payers;
  for (const auto payee : bipartite.payees)
    if (!std::ranges::binary_search(bipartite.payers, payee)) shape.accounts.push_back(payee);
  shape.transfers = bipartite.transfers;
  shape.score = bipartite.density;
  return shape;
}

}  // namespace sluice
