// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/middles/scatter_gather.hpp"

#include <algorithm>

#include "algorithms/patterns/middles/middle_candidates.hpp"
#include "algorithms/patterns/middles/middle_graph.hpp"
#include "algorithms/patterns/shapes/search_in_order.hpp"

namespace sluice {
namespace {

/// A payment to a middle and its answer to t.
struct Pass {
  std::uint32_t target, middle, scatter, gather;
  auto operator<=>(const Pass&) const = default;
};

/// Ascending.
std::vector<std::uint32_t> middles_of(std::span<const Pass> passes) {
  std::vector<std::uint32_t> middles;
  for (const auto& pass : passes)
    if (middles.empty() || middles.back() != pass.middle) middles.push_back(pass.middle);
  return middles;
}

/// Works through one scattering account after another.
class ScatterGatherFinder {
 public:
  ScatterGatherFinder(const MiddleGraph& graph, const ShapeQuery& query)
      : graph_(graph), query_(query), seen_(graph.flows.accounts.size()) {}

  /// Each account that gathers what `source` scatters.
  template <class Emit>
  std::uint64_t find(std::uint32_t source, Emit& emit) {
    collect_scatters(source);
    if (scatters_.size() < query_.degree_min) return 0;
    std::uint64_t found = 0;
    count_middles(source);
    passes_.clear();
    walk_passes(source, [&](const Pass& pass) {
      if (seen_[pass.target].middles >= query_.degree_min) passes_.push_back(pass);
    });
    std::ranges::sort(passes_);
    for (std::size_t begin = 0; begin < passes_.size();) {
      auto end = begin;
      while (end < passes_.size() && passes_[end].target == passes_[begin].target) ++end;
      const auto passes = std::span(passes_).subspan(begin, end - begin);
      begin = end;
      if (middles_at_once(passes) < query_.degree_min) continue;
      ++found;
      if (emit.wants())
        emit(best_scatter_gather(graph_, query_, source, passes.front().target, middles_of(passes)));
    }
    for (const auto target : targets_) seen_[target] = {};
    targets_.clear();
    return found;
  }

 private:
  struct Seen {
    std::uint32_t last_middle = ~std::uint32_t{0}, middles = 0;
  };

  /// The payments of the source that may scatter, by middle and order.
  void collect_scatters(std::uint32_t source) {
    scatters_.clear();
    for (const auto& step : graph_.flows.outflows(source))
      if (graph_.has_role(step.transfer, may_scatter)) scatters_.push_back(step);
    std::ranges::sort(scatters_, {},
                      [](const FlowGraph::Step& step) { return std::pair(step.account, step.transfer); });
  }

  void count_middles(std::uint32_t source) {
    walk_passes(source, [&](const Pass& pass) {
      auto& seen = seen_[pass.target];
      if (seen.middles == 0) targets_.push_back(pass.target);
      if (seen.middles != 0 && seen.last_middle == pass.middle) return;
      seen.last_middle = pass.middle;
      ++seen.middles;
    });
  }

  /// Visits every gathering outflow of a middle with the latest payment of the source before it, by middle,
  /// then order.
  template <class Visit>
  void walk_passes(std::uint32_t source, Visit visit) const {
    for (std::size_t begin = 0; begin < scatters_.size();) {
      const auto middle = scatters_[begin].account;
      auto end = begin;
      while (end < scatters_.size() && scatters_[end].account == middle) ++end;
      const auto outflows = graph_.flows.outflows(middle);
      auto next = begin;
      const auto closes = add_saturating(graph_.time[scatters_[end - 1].transfer], query_.window);
      for (auto step =
               std::ranges::upper_bound(outflows, scatters_[begin].transfer, {}, &FlowGraph::Step::transfer);
           step != outflows.end() && graph_.time[step->transfer] <= closes; ++step) {
        while (next + 1 < end && scatters_[next + 1].transfer < step->transfer) ++next;
        const auto scatter = scatters_[next].transfer;
        if (step->account == source || !graph_.has_role(step->transfer, may_gather)
            || graph_.time[step->transfer] - graph_.time[scatter] > query_.window)
          continue;
        visit({step->account, middle, scatter, step->transfer});
      }
      begin = end;
    }
  }

  /// The most middles of one target that pass on within one window. A pass is inside the windows that begin
  /// not after its payment and not more than a window before its answer; of the passes of one middle that are
  /// inside, only the earliest counts.
  std::size_t middles_at_once(std::span<const Pass> passes) {
    changes_.clear();
    for (std::size_t i = 0; i < passes.size(); ++i) {
      const auto opens = graph_.time[passes[i].scatter];
      auto from = add_saturating(graph_.time[passes[i].gather], Duration(-query_.window.ns));
      if (i != 0 && passes[i - 1].middle == passes[i].middle)
        from = std::max(from, add_saturating(graph_.time[passes[i - 1].scatter], Duration(1)));
      if (from > opens) continue;
      changes_.push_back({from, 1});
      changes_.push_back({opens, -1});
    }
    // Windows that begin when a payment is made still hold it.
    std::ranges::sort(
        changes_, [](const Change& a, const Change& b) { return a.at != b.at ? a.at < b.at : a.by > b.by; });
    std::int64_t middles = 0, most = 0;
    for (const auto& change : changes_) most = std::max(most, middles += change.by);
    return static_cast<std::size_t>(most);
  }

  struct Change {
    Time at;
    int by;
  };

  const MiddleGraph& graph_;
  const ShapeQuery& query_;
  std::vector<FlowGraph::Step> scatters_;
  /// By target: how many middles lead there.
  std::vector<Seen> seen_;
  std::vector<std::uint32_t> targets_;
  std::vector<Pass> passes_;
  std::vector<Change> changes_;
};

}  // namespace

std::uint64_t find_scatter_gathers(const TransferGraph& graph, const ShapeQuery& query, Progress& progress,
                                   const ShapeSink& sink) {
  const auto middle = make_middle_graph(graph, query, progress);
  return search_in_order<ScatterGatherFinder>(
      middle.flows.accounts.size(), 64, "scatter-gathers", query, progress, sink,
      [&] { return std::make_unique<ScatterGatherFinder>(middle, query); });
}

}  // namespace sluice
