// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/fans.hpp"

#include "algorithms/patterns/shapes/distinct_window.hpp"
#include "algorithms/patterns/shapes/search_in_order.hpp"

namespace sluice {
namespace {

Shape shape_of(AccountNo account, std::span<const Flow> flows, const DistinctWindow& window) {
  Shape shape;
  shape.accounts.push_back(account);
  for (auto i = window.begin(); i < window.end(); ++i) {
    shape.transfers.push_back(flows[i].transfer);
    if (window.is_first(i)) shape.accounts.push_back(flows[i].counterparty);
  }
  return shape;
}

/// Goes through one account after another.
class FanFinder {
 public:
  FanFinder(const TransferGraph& graph, const ShapeQuery& query, const FlowReader& reader, FanSide side)
      : graph_(graph), query_(query), reader_(reader), side_(side) {}

  /// Each window that is not part of another and has enough counterparties.
  template <class Emit>
  std::uint64_t find(std::uint32_t number, Emit& emit) {
    const AccountNo account(number);
    const bool is_in = side_ == FanSide::in;
    reader_.read(account, is_in ? query_.degree_min : 0, is_in ? 0 : query_.degree_min, both_);
    const std::span<const Flow> flows = is_in ? both_.inflows : both_.outflows;
    window_.reset(flows);
    std::uint64_t found = 0;
    while (window_.end() < flows.size()) {
      while (!reaches(flows, window_.end())) window_.shrink();
      window_.grow();
      // It grows as far as it can, up to the flow that would push its first one out.
      if (window_.end() < flows.size() && reaches(flows, window_.end())) continue;
      if (window_.distinct() < query_.degree_min) continue;
      ++found;
      if (emit.wants()) emit(shape_of(account, flows, window_));
    }
    return found;
  }

 private:
  /// Whether the flow at `place` is within a window of the first one (or there is no other).
  bool reaches(std::span<const Flow> flows, std::size_t place) const {
    return window_.begin() == window_.end()
           || graph_.time(flows[place].transfer) - graph_.time(flows[window_.begin()].transfer)
                  <= query_.window;
  }

  const TransferGraph& graph_;
  const ShapeQuery& query_;
  const FlowReader& reader_;
  FanSide side_;
  AccountFlows both_;
  DistinctWindow window_;
};

}  // namespace

std::uint64_t find_fans(const TransferGraph& graph, const ShapeQuery& query, FanSide side, Progress& progress,
                        const ShapeSink& sink) {
  const FlowReader reader(graph, query);
  return search_in_order<FanFinder>(graph.account_count(), accounts_per_chunk,
                                    side == FanSide::in ? "fan-ins" : "fan-outs", query, progress, sink,
                                    [&] { return std::make_unique<FanFinder>(graph, query, reader, side); });
}

}  // namespace sluice
