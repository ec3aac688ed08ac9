// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/gather_scatter.hpp"

#include <algorithm>
#include <deque>
#include <unordered_set>

#include "algorithms/patterns/shapes/distinct_window.hpp"
#include "algorithms/patterns/shapes/search_in_order.hpp"

namespace sluice {
namespace {

/// The inflows [gather_begin, gather_end) and outflows [scatter_begin, scatter_end) of an instance.
struct Split {
  std::size_t gather_begin = 0, gather_end = 0, scatter_begin = 0, scatter_end = 0;
  std::size_t transfers() const { return gather_end - gather_begin + scatter_end - scatter_begin; }
};

/// Finds the best split of one account after another.
class SplitFinder {
 public:
  SplitFinder(const TransferGraph& graph, const ShapeQuery& query) : graph_(graph), query_(query) {}

  /// The split with the most transfers; none of them where no window has enough on both sides.
  Split find(const AccountFlows& flows) {
    const auto& in = flows.inflows;
    const auto& out = flows.outflows;
    payers_.reset(in);
    payees_.reset(out);
    set_outflows_before(flows);
    latest_.clear();
    Split best;
    std::size_t pushed = 0, inflow_end = 0, outflow_end = 0;
    for (std::size_t first = 0; first < in.size(); ++first) {
      const auto opens = graph_.time(in[first].transfer);
      const auto reaches = [&](const Flow& flow) {
        return graph_.time(flow.transfer) - opens <= query_.window;
      };
      while (inflow_end < in.size() && reaches(in[inflow_end])) ++inflow_end;
      while (outflow_end < out.size() && reaches(out[outflow_end])) ++outflow_end;
      const auto earliest = first_enough_payers(first, inflow_end);
      if (earliest == none) continue;
      const auto latest = last_enough_payees(out, outflow_end);
      if (latest == none) continue;
      // A split may lie at the inflows [earliest, latest] whose later outflows still have enough payees.
      const auto end = std::min(inflow_end, latest_split(latest));
      while (pushed < end) push(pushed++);
      while (!latest_.empty() && latest_.front() < earliest) latest_.pop_front();
      if (latest_.empty()) continue;
      const auto split = latest_.front();
      const Split found{first, split + 1, outflows_before_[split], outflow_end};
      if (found.transfers() > best.transfers()) best = found;
    }
    return best;
  }

 private:
  static constexpr std::size_t none = ~std::size_t{0};

  void set_outflows_before(const AccountFlows& flows) {
    outflows_before_.clear();
    std::size_t out = 0;
    for (const auto& inflow : flows.inflows) {
      while (out < flows.outflows.size() && flows.outflows[out].transfer < inflow.transfer) ++out;
      outflows_before_.push_back(out);
    }
  }

  /// The first inflow by which those from `first` on have enough payers.
  std::size_t first_enough_payers(std::size_t first, std::size_t inflow_end) {
    while (payers_.begin() < first) payers_.shrink();
    while (payers_.distinct() < query_.degree_min && payers_.end() < inflow_end) payers_.grow();
    return payers_.distinct() < query_.degree_min ? none : payers_.end() - 1;
  }

  /// The last outflow from which on those of the window have enough payees.
  std::size_t last_enough_payees(const std::vector<Flow>& out, std::size_t outflow_end) {
    while (payees_.end() < outflow_end && payees_.end() < out.size()) payees_.grow();
    while (payees_.distinct() >= query_.degree_min) payees_.shrink();
    // One step too far: the flow before the stretch completes it.
    return payees_.begin() == 0 ? none : payees_.begin() - 1;
  }

  /// The inflows below it have at least the outflows from `outflow` on after them.
  std::size_t latest_split(std::size_t outflow) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(outflows_before_, outflow)
                                    - outflows_before_.begin());
  }

  /// The more inflows up to a split and the fewer outflows before it, the more transfers it has.
  std::int64_t gain(std::size_t split) const {
    return static_cast<std::int64_t>(split) - static_cast<std::int64_t>(outflows_before_[split]);
  }
  void push(std::size_t split) {
    while (!latest_.empty() && gain(latest_.back()) < gain(split)) latest_.pop_back();
    latest_.push_back(split);
  }

  const TransferGraph& graph_;
  const ShapeQuery& query_;
  DistinctWindow payers_, payees_;
  /// For each inflow, the outflows before it.
  std::vector<std::size_t> outflows_before_;
  /// Splits with falling gain, each the best of those behind it.
  std::deque<std::size_t> latest_;
};

Shape shape_of(AccountNo account, const AccountFlows& flows, const Split& split) {
  const auto gathered =
      std::span(flows.inflows).subspan(split.gather_begin, split.gather_end - split.gather_begin);
  const auto scattered =
      std::span(flows.outflows).subspan(split.scatter_begin, split.scatter_end - split.scatter_begin);
  Shape shape;
  shape.accounts.push_back(account);
  std::unordered_set<AccountNo> named;
  for (const auto part : {gathered, scattered})
    for (const auto& flow : part) {
      shape.transfers.push_back(flow.transfer);
      if (named.insert(flow.counterparty).second) shape.accounts.push_back(flow.counterparty);
    }
  return shape;
}

/// Goes through one account after another.
class GatherScatterFinder {
 public:
  GatherScatterFinder(const TransferGraph& graph, const ShapeQuery& query, const FlowReader& reader)
      : query_(query), reader_(reader), splits_(graph, query) {}

  template <class Emit>
  std::uint64_t find(std::uint32_t number, Emit& emit) {
    const AccountNo account(number);
    reader_.read(account, query_.degree_min, query_.degree_min, flows_);
    const auto split = splits_.find(flows_);
    if (split.transfers() == 0) return 0;
    if (emit.wants()) emit(shape_of(account, flows_, split));
    return 1;
  }

 private:
  const ShapeQuery& query_;
  const FlowReader& reader_;
  AccountFlows flows_;
  SplitFinder splits_;
};

}  // namespace

std::uint64_t find_gather_scatters(const TransferGraph& graph, const ShapeQuery& query, Progress& progress,
                                   const ShapeSink& sink) {
  const FlowReader reader(graph, query);
  return search_in_order<GatherScatterFinder>(
      graph.account_count(), accounts_per_chunk, "gather-scatters", query, progress, sink,
      [&] { return std::make_unique<GatherScatterFinder>(graph, query, reader); });
}

}  // namespace sluice
