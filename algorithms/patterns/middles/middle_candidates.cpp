// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/middles/middle_candidates.hpp"

#include <algorithm>

#include "algorithms/patterns/shapes/distinct_window.hpp"
#include "algorithms/patterns/shapes/trim_transfers.hpp"

namespace sluice {
namespace {

/// After these, rounds find little more.
constexpr std::size_t rounds = 3;

/// One round at one account after another.
class MiddleTrimmer {
 public:
  MiddleTrimmer(const TransferGraph& graph, const ShapeQuery& query, const FlowReader& reader,
                const std::vector<std::uint8_t>& kept, EndFlags& ends)
      : graph_(graph), query_(query), reader_(reader), kept_(kept), ends_(ends) {}

  void trim(AccountNo account) {
    reader_.read(account, 0, 0, flows_);
    flag_enough(flows_.outflows, may_scatter, ends_.by_payer);
    flag_enough(flows_.inflows, may_gather, ends_.by_payee);
    flag_middle();
  }

 private:
  void keep_with(const std::vector<Flow>& flows, std::uint8_t role, std::vector<Flow>& kept) const {
    kept.clear();
    for (const auto& flow : flows)
      if ((kept_[flow.transfer.value] & role) != 0) kept.push_back(flow);
  }
  bool are_within(const Flow& first, const Flow& last) const {
    return graph_.time(last.transfer) - graph_.time(first.transfer) <= query_.window;
  }

  /// Flags the flows that lie in a window with enough counterparties.
  void flag_enough(const std::vector<Flow>& flows, std::uint8_t role, std::vector<std::uint8_t>& flags) {
    if (flows.size() < query_.degree_min) return;
    keep_with(flows, role, some_);
    if (some_.size() < query_.degree_min) return;
    window_.reset(some_);
    std::size_t flagged = 0;
    while (window_.end() < some_.size()) {
      while (window_.begin() < window_.end() && !are_within(some_[window_.begin()], some_[window_.end()]))
        window_.shrink();
      window_.grow();
      if (window_.distinct() < query_.degree_min) continue;
      for (flagged = std::max(flagged, window_.begin()); flagged < window_.end(); ++flagged)
        flags[some_[flagged].transfer.value] |= role;
    }
  }

  /// Flags the inflows that are followed by a gathering outflow, and the outflows that follow a scattering
  /// inflow, within the window.
  void flag_middle() {
    if (flows_.inflows.empty() || flows_.outflows.empty()) return;
    keep_with(flows_.inflows, may_scatter, some_);
    keep_with(flows_.outflows, may_gather, others_);
    std::size_t next = 0;
    for (const auto& inflow : some_) {
      while (next < others_.size() && others_[next].transfer < inflow.transfer) ++next;
      if (next == others_.size()) break;
      if (are_within(inflow, others_[next])) ends_.by_payee[inflow.transfer.value] |= may_scatter;
    }
    std::size_t before = 0;
    for (const auto& outflow : others_) {
      while (before < some_.size() && some_[before].transfer < outflow.transfer) ++before;
      if (before != 0 && are_within(some_[before - 1], outflow))
        ends_.by_payer[outflow.transfer.value] |= may_gather;
    }
  }

  const TransferGraph& graph_;
  const ShapeQuery& query_;
  const FlowReader& reader_;
  const std::vector<std::uint8_t>& kept_;
  EndFlags& ends_;
  AccountFlows flows_;
  std::vector<Flow> some_, others_;
  DistinctWindow window_;
};

}  // namespace

std::vector<std::uint8_t> flag_middle_candidates(const TransferGraph& graph, const ShapeQuery& query,
                                                 Progress& progress) {
  const FlowReader reader(graph, query);
  return trim_transfers(
      graph, may_scatter | may_gather, rounds, "scatter-gathers: candidates", progress,
      [&](const auto& kept, EndFlags& ends) { return MiddleTrimmer(graph, query, reader, kept, ends); });
}

}  // namespace sluice
