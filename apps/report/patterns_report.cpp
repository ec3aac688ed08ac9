// SPDX-License-Identifier: Apache-2.0
#include "apps/report/patterns_report.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "algorithms/patterns/fans.hpp"
#include "algorithms/patterns/gather_scatter.hpp"
#include "algorithms/patterns/layers/bipartite.hpp"
#include "algorithms/patterns/layers/stacks.hpp"
#include "algorithms/patterns/middles/scatter_gather.hpp"
#include "algorithms/patterns/random_walks.hpp"

namespace sluice {
namespace {

/// Searches for one kind after another.
class PatternSearch {
 public:
  PatternSearch(const TransferGraph& graph, const PatternsQuestion& question, Progress& progress,
                const PatternSink& sink)
      : graph_(graph), question_(question), progress_(progress), sink_(sink) {}

  PatternCounts run() {
    const auto& query = question_.query;
    count(ShapeKind::fan_in,
          [&](const ShapeSink& sink) { return find_fans(graph_, query, FanSide::in, progress_, sink); });
    count(ShapeKind::fan_out,
          [&](const ShapeSink& sink) { return find_fans(graph_, query, FanSide::out, progress_, sink); });
    count(ShapeKind::gather_scatter,
          [&](const ShapeSink& sink) { return find_gather_scatters(graph_, query, progress_, sink); });
    count(ShapeKind::scatter_gather,
          [&](const ShapeSink& sink) { return find_scatter_gathers(graph_, query, progress_, sink); });
    count(ShapeKind::cycle, [&](const ShapeSink& sink) {
      counts_.cycles = find_cycles(graph_, query, progress_, sink);
      const auto& lengths = counts_.cycles.of_length;
      return std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0});
    });
    if (asks_for(ShapeKind::bipartite) || asks_for(ShapeKind::stack)) find_layers();
    count(ShapeKind::random_walk,
          [&](const ShapeSink& sink) { return find_random_walks(graph_, query, progress_, sink); });
    return counts_;
  }

 private:
  bool asks_for(ShapeKind kind) const { return question_.kinds.contains(kind); }

  ShapeSink sink_for(ShapeKind kind) const {
    if (!sink_) return {};
    return [this, kind](const Shape& shape) { sink_(kind, shape); };
  }

  template <class Find>
  void count(ShapeKind kind, Find find) {
    if (asks_for(kind)) counts_.of_kind[static_cast<std::size_t>(kind)] = find(sink_for(kind));
  }

  void find_layers() {
    const auto bipartites = find_bipartites(graph_, question_.query, progress_);
    const auto pass_on = [&](const std::vector<Shape>& shapes, const ShapeSink& sink) {
      const auto wanted = std::min<std::uint64_t>(shapes.size(), question_.query.instances_max);
      if (sink) std::ranges::for_each(std::span(shapes).first(wanted), sink);
      return shapes.size();
    };
    count(ShapeKind::bipartite, [&](const ShapeSink& sink) {
      std::vector<Shape> shapes;
      for (const auto& bipartite : bipartites) shapes.push_back(shape_of(bipartite));
      return pass_on(shapes, sink);
    });
    count(ShapeKind::stack, [&](const ShapeSink& sink) {
      return pass_on(find_stacks(graph_, question_.query, bipartites), sink);
    });
  }

  const TransferGraph& graph_;
  const PatternsQuestion& question_;
  Progress& progress_;
  const PatternSink& sink_;
  PatternCounts counts_;
};

}  // namespace

PatternCounts find_patterns(const TransferGraph& graph, const PatternsQuestion& question, Progress& progress,
                            const PatternSink& sink) {
  return PatternSearch(graph, question, progress, sink).run();
}

std::optional<CurrencyNo> currency_of(const TransferGraph& graph, const Shape& shape) {
  const auto currency = graph.currency(shape.transfers.front());
  const bool is_one = std::ranges::all_of(
      shape.transfers, [&](TransferNo transfer) { return graph.currency(transfer) == currency; });
  return is_one ? std::optional(currency) : std::nullopt;
}

}  // namespace sluice
