// SPDX-License-Identifier: Apache-2.0
#include "bench/detection/shape_detection.hpp"

#include <algorithm>
#include <array>

#include "algorithms/patterns/cycles/cycles.hpp"
#include "algorithms/patterns/fans.hpp"
#include "algorithms/patterns/gather_scatter.hpp"
#include "algorithms/patterns/layers/bipartite.hpp"
#include "algorithms/patterns/layers/stacks.hpp"
#include "algorithms/patterns/middles/scatter_gather.hpp"
#include "algorithms/patterns/random_walks.hpp"

namespace sluice::bench {
namespace {

/// Compares the shapes of one kind, as they are found, with those that were carried out.
class ShapeMeasure {
 public:
  ShapeMeasure(const DetectionLedger& ledger, ShapeKind kind)
      : ledger_(ledger), shape_of_(ledger.transfers.size()) {
    for (const auto& shape : ledger.shapes) {
      if (shape.kind != kind) continue;
      shapes_.push_back({.transfers = shape.transfers.size()});
      for (const auto transfer : shape.transfers) shape_of_[transfer.value] = shapes_.size();
    }
  }

  void add(const Shape& found) {
    ++found_;
    std::size_t of_shapes = 0, of_cases = 0;
    for (auto& shape : shapes_) shape.common = 0;
    for (const auto transfer : found.transfers) {
      const auto number = shape_of_[transfer.value];
      if (number != 0) ++shapes_[number - 1].common;
      of_shapes += number != 0 ? 1u : 0u;
      of_cases += ledger_.transfers[transfer.value] != TransferTruth::ordinary ? 1u : 0u;
    }
    of_shape_ += 2 * of_shapes >= found.transfers.size() ? 1u : 0u;
    of_case_ += 2 * of_cases >= found.transfers.size() ? 1u : 0u;
    for (auto& shape : shapes_) shape.is_recalled |= 5 * shape.common >= 4 * shape.transfers;
  }

  /// Sums, so that figures of several ledgers can be added up.
  void write(std::string_view method, const Figures& figures) const {
    figures.add("shapes", method, "carried out", shapes_.size());
    figures.add("shapes", method, "recalled",
                static_cast<std::size_t>(std::ranges::count(shapes_, true, &Known::is_recalled)));
    figures.add("shapes", method, "found", found_);
    figures.add("shapes", method, "of such a shape", of_shape_);
    figures.add("shapes", method, "of a case", of_case_);
  }

 private:
  struct Known {
    std::size_t transfers = 0, common = 0;
    bool is_recalled = false;
  };

  const DetectionLedger& ledger_;
  std::vector<Known> shapes_;
  /// The number of a transfer's shape from 1, 0 for none.
  std::vector<std::size_t> shape_of_;
  std::size_t found_ = 0, of_shape_ = 0, of_case_ = 0;
};

void find_shapes(const TransferGraph& graph, const ShapeQuery& query, ShapeKind kind, const ShapeSink& sink) {
  Progress progress;
  switch (kind) {
    case ShapeKind::fan_in: find_fans(graph, query, FanSide::in, progress, sink); break;
    case ShapeKind::fan_out: find_fans(graph, query, FanSide::out, progress, sink); break;
    case ShapeKind::gather_scatter: find_gather_scatters(graph, query, progress, sink); break;
    case ShapeKind::scatter_gather: find_scatter_gathers(graph, query, progress, sink); break;
    case ShapeKind::cycle: find_cycles(graph, query, progress, sink); break;
    case ShapeKind::bipartite:
      for (const auto& found : find_bipartites(graph, query, progress)) sink(shape_of(found));
      break;
    case ShapeKind::stack:
      for (const auto& found : find_stacks(graph, query, find_bipartites(graph, query, progress)))
        sink(found);
      break;
    case ShapeKind::random_walk: find_random_walks(graph, query, progress, sink); break;
  }
}

}  // namespace

void measure_shapes(const DetectionLedger& ledger, std::int64_t whole_units_min, const Figures& figures) {
  const auto& graph = ledger.graph;
  ShapeQuery all, large;
  for (std::uint16_t c = 0; c < graph.ledger().currencies.code.size(); ++c) {
    auto least = whole_units_min;
    for (int digit = 0; digit < graph.scale(CurrencyNo(c)); ++digit) least *= 10;
    large.amount_min.push_back(Amount(least));
  }
  for (std::size_t k = 0; k < shape_kind_count; ++k) {
    const auto kind = static_cast<ShapeKind>(k);
    for (const auto* query : {&all, &large}) {
      ShapeMeasure measure(ledger, kind);
      find_shapes(graph, *query, kind, [&](const Shape& found) { measure.add(found); });
      measure.write(query == &all ? std::string(to_text(kind))
                                  : fmt::format("{} from {}", to_text(kind), whole_units_min),
                    figures);
    }
  }
}

}  // namespace sluice::bench
