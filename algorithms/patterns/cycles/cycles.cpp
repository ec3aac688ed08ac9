// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/cycles/cycles.hpp"

#include <algorithm>
#include <atomic>

#include "algorithms/patterns/cycles/cycle_candidates.hpp"
#include "algorithms/patterns/cycles/cycle_search.hpp"
#include "algorithms/patterns/cycles/round_trips.hpp"
#include "algorithms/patterns/shapes/search_in_order.hpp"

namespace sluice {
namespace {

/// For each transfer the first one that is no longer in its window.
std::vector<std::uint32_t> window_limits(const TransferGraph& graph, const FlowGraph& flows,
                                         Duration window) {
  std::vector<std::uint32_t> limits(flows.transfers.size());
  std::uint32_t limit = 0;
  for (std::uint32_t first = 0; first < limits.size(); ++first) {
    const auto opens = graph.time(flows.transfers[first]);
    while (limit < limits.size() && graph.time(flows.transfers[limit]) - opens <= window) ++limit;
    limits[first] = limit;
  }
  return limits;
}

Shape shape_of(const FlowGraph& flows, std::span<const std::uint32_t> cycle) {
  Shape shape;
  for (const auto transfer : cycle) {
    shape.transfers.push_back(flows.transfers[transfer]);
    shape.accounts.push_back(flows.accounts[flows.payer[transfer]]);
  }
  return shape;
}

/// The transfers among which cycles are searched for.
FlowGraph candidate_flows(const TransferGraph& graph, const ShapeQuery& query, Progress& progress) {
  auto flows = make_flow_graph(graph, flag_cycle_candidates(graph, query, progress));
  if (!query.through) return flows;
  for (const auto account : {query.through->first, query.through->second})
    flows = make_flow_graph(
        graph, flag_round_trips(graph, flows, account, static_cast<std::uint32_t>(query.length_max)));
  return flows;
}

/// Whether the cycle passes what was asked for.
bool is_asked_for(const TransferGraph& graph, const ShapeQuery& query, const FlowGraph& flows,
                  std::span<const std::uint32_t> cycle) {
  if (!query.through) return true;
  const auto passes = [&](AccountNo account) {
    return std::ranges::any_of(cycle, [&](std::uint32_t transfer) {
      return graph.account(graph.payer(flows.transfers[transfer])) == account;
    });
  };
  return passes(query.through->first) && passes(query.through->second);
}

/// Goes through one first transfer after another.
class CycleFinder {
 public:
  CycleFinder(const TransferGraph& graph, const ShapeQuery& query, const FlowGraph& flows,
              std::span<const std::uint32_t> limits, const Progress& progress, CycleCounts& counts)
      : graph_(graph),
        query_(query),
        flows_(flows),
        limits_(limits),
        counts_(counts),
        search_(flows, progress, static_cast<std::uint32_t>(query.length_min),
                static_cast<std::uint32_t>(query.length_max)) {}

  template <class Emit>
  std::uint64_t find(std::uint32_t first, Emit& emit) {
    CycleCounts found;
    search_.run(first, limits_[first], [&](std::span<const std::uint32_t> cycle) {
      if (!is_asked_for(graph_, query_, flows_, cycle)) return;
      ++found.of_length[cycle.size()];
      if (emit.wants()) emit(shape_of(flows_, cycle));
    });
    return add(found);
  }

 private:
  std::uint64_t add(const CycleCounts& found) {
    std::uint64_t all = 0;
    for (std::size_t length = 0; length < found.of_length.size(); ++length) {
      if (found.of_length[length] == 0) continue;
      all += found.of_length[length];
      std::atomic_ref(counts_.of_length[length]).fetch_add(found.of_length[length]);
    }
    return all;
  }

  const TransferGraph& graph_;
  const ShapeQuery& query_;
  const FlowGraph& flows_;
  std::span<const std::uint32_t> limits_;
  CycleCounts& counts_;
  CycleSearch search_;
};

}  // namespace

CycleCounts find_cycles(const TransferGraph& graph, const ShapeQuery& query, Progress& progress,
                        const ShapeSink& sink) {
  const auto flows = candidate_flows(graph, query, progress);
  const auto limits = window_limits(graph, flows, query.window);
  CycleCounts counts;
  search_in_order<CycleFinder>(limits.size(), 64, "cycles", query, progress, sink, [&] {
    return std::make_unique<CycleFinder>(graph, query, flows, limits, progress, counts);
  });
  return counts;
}

}  // namespace sluice
