// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/layers/square_candidates.hpp"

#include <algorithm>

#include "algorithms/patterns/layers/bipartite.hpp"
#include "algorithms/patterns/shapes/distinct_window.hpp"
#include "algorithms/patterns/shapes/trim_transfers.hpp"

namespace sluice {
namespace {

/// After these, rounds find little more.
constexpr std::size_t rounds = 3;

/// One round at one account after another.
class SquareTrimmer {
 public:
  SquareTrimmer(const TransferGraph& graph, const ShapeQuery& query, const FlowReader& reader,
                const std::vector<std::uint8_t>& is_kept, EndFlags& ends)
      : graph_(graph),
        query_(query),
        boundary_(graph, query.boundary),
        reader_(reader),
        is_kept_(is_kept),
        ends_(ends) {}

  void trim(AccountNo account) {
    reader_.read(account, 0, 0, flows_);
    flag(flows_.outflows, ends_.by_payer);
    if (!boundary_.is_terminal(account) && !boundary_.is_uncovered(account))
      flag(flows_.inflows, ends_.by_payee);
  }

 private:
  void flag(const std::vector<Flow>& flows, std::vector<std::uint8_t>& flags) {
    kept_.clear();
    for (const auto& flow : flows)
      if (is_kept_[flow.transfer.value] != 0) kept_.push_back(flow);
    if (kept_.size() < 2) return;
    window_.reset(kept_);
    std::size_t flagged = 0;
    while (window_.end() < kept_.size()) {
      const auto newest = graph_.time(kept_[window_.end()].transfer);
      while (window_.begin() < window_.end()
             && newest - graph_.time(kept_[window_.begin()].transfer) > query_.window)
        window_.shrink();
      window_.grow();
      if (window_.distinct() > bipartite_counterparties_max) return forget(flags);
      if (window_.distinct() < 2) continue;
      for (flagged = std::max(flagged, window_.begin()); flagged < window_.end(); ++flagged)
        flags[kept_[flagged].transfer.value] = 1;
    }
  }

  void forget(std::vector<std::uint8_t>& flags) const {
    for (const auto& flow : kept_) flags[flow.transfer.value] = 0;
  }

  const TransferGraph& graph_;
  const ShapeQuery& query_;
  const Boundary boundary_;
  const FlowReader& reader_;
  const std::vector<std::uint8_t>& is_kept_;
  EndFlags& ends_;
  AccountFlows flows_;
  std::vector<Flow> kept_;
  DistinctWindow window_;
};

}  // namespace

std::vector<std::uint8_t> flag_square_candidates(const TransferGraph& graph, const ShapeQuery& query,
                                                 Progress& progress) {
  const FlowReader reader(graph, query);
  return trim_transfers(
      graph, std::uint8_t{1}, rounds, "bipartite shapes: candidates", progress,
      [&](const auto& kept, EndFlags& ends) { return SquareTrimmer(graph, query, reader, kept, ends); });
}

}  // namespace sluice
