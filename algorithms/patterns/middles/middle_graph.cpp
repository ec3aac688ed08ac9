// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/middles/middle_graph.hpp"

#include <algorithm>

#include "algorithms/patterns/middles/middle_candidates.hpp"

namespace sluice {
namespace {

/// A transfer between the pair and the middle at the place `middle` of the list.
struct Row {
  std::uint32_t transfer;
  std::size_t middle;
  bool is_scatter;
};

/// What was seen of a middle while a window was gone through.
struct Seen {
  std::uint32_t first_scatter = ~std::uint32_t{0}, last_gather = 0;
  bool passes_on() const { return first_scatter < last_gather; }
};

/// The rows of the pair, ascending.
std::vector<Row> rows_between(const MiddleGraph& graph, std::uint32_t source, std::uint32_t target,
                              const std::vector<std::uint32_t>& middles) {
  std::vector<Row> rows;
  const auto collect = [&](std::span<const FlowGraph::Step> steps, std::uint8_t role) {
    for (const auto& step : steps) {
      const auto found = std::ranges::lower_bound(middles, step.account);
      if (found != middles.end() && *found == step.account && graph.has_role(step.transfer, role))
        rows.push_back(
            {step.transfer, static_cast<std::size_t>(found - middles.begin()), role == may_scatter});
    }
  };
  collect(graph.flows.outflows(source), may_scatter);
  collect(graph.flows.inflows(target), may_gather);
  std::ranges::sort(rows, {}, &Row::transfer);
  return rows;
}

/// Those of the window's rows that are answered, or answer one, inside it; none where there are too few
/// middles.
std::vector<Row> passing_rows(std::span<const Row> window, std::size_t middles_min, std::vector<Seen>& seen) {
  for (const auto& row : window) {
    auto& middle = seen[row.middle];
    if (!row.is_scatter)
      middle.last_gather = row.transfer;
    else
      middle.first_scatter = std::min(middle.first_scatter, row.transfer);
  }
  std::vector<Row> passing;
  for (const auto& row : window) {
    const auto& middle = seen[row.middle];
    if (row.is_scatter ? row.transfer < middle.last_gather : row.transfer > middle.first_scatter)
      passing.push_back(row);
  }
  const auto middles = std::ranges::count_if(seen, &Seen::passes_on);
  std::ranges::fill(seen, Seen());
  return static_cast<std::size_t>(middles) < middles_min ? std::vector<Row>() : passing;
}

}  // namespace

MiddleGraph make_middle_graph(const TransferGraph& graph, const ShapeQuery& query, Progress& progress) {
  const auto roles = flag_middle_candidates(graph, query, progress);
  MiddleGraph middle;
  middle.flows = make_flow_graph(graph, roles);
  for (const auto transfer : middle.flows.transfers) {
    middle.time.push_back(graph.time(transfer));
    middle.roles.push_back(roles[transfer.value]);
  }
  return middle;
}

Shape best_scatter_gather(const MiddleGraph& graph, const ShapeQuery& query, std::uint32_t source,
                          std::uint32_t target, const std::vector<std::uint32_t>& middles) {
  const auto rows = rows_between(graph, source, target, middles);
  std::vector<Seen> seen(middles.size());
  std::vector<Row> best;
  for (std::size_t begin = 0, end = 0; begin < rows.size(); ++begin) {
    const auto opens = graph.time[rows[begin].transfer];
    while (end < rows.size() && graph.time[rows[end].transfer] - opens <= query.window) ++end;
    if (!rows[begin].is_scatter || end - begin <= best.size()) continue;
    auto passing = passing_rows(std::span(rows).subspan(begin, end - begin), query.degree_min, seen);
    if (passing.size() > best.size()) best = std::move(passing);
  }
  Shape shape;
  const auto& accounts = graph.flows.accounts;
  shape.accounts = {accounts[source], accounts[target]};
  for (const auto& row : best) {
    shape.transfers.push_back(graph.flows.transfers[row.transfer]);
    const auto middle = accounts[middles[row.middle]];
    if (row.is_scatter
        && std::find(shape.accounts.begin() + 2, shape.accounts.end(), middle) == shape.accounts.end())
      shape.accounts.push_back(middle);
  }
  return shape;
}

}  // namespace sluice
