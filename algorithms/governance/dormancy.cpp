// SPDX-License-Identifier: Apache-2.0
#include "algorithms/governance/dormancy.hpp"

#include <algorithm>

namespace sluice {

Dormancy::Dormancy(const TransferGraph& graph, const Periods& periods, Duration idle) : graph_(graph) {
  const auto first = graph.time(TransferNo(0)), last = graph.time(TransferNo(graph.end().value - 1));
  for (std::size_t period = 0; period < periods.count(); ++period) {
    const auto end = std::min(last, add_saturating(periods.begin(period + 1), Duration(-1)));
    const auto since = add_saturating(end, Duration(-idle.ns));
    end_.push_back(end);
    since_.push_back(since < first ? std::nullopt : std::optional(since));
  }
  is_by_whole_ledger_ = !since_.back();
  if (is_by_whole_ledger_) since_.back() = first;
}

std::vector<TransferNo> Dormancy::transfers_of(AccountNo account) const {
  std::vector<TransferNo> transfers;
  const auto& pockets = graph_.ledger().pockets.first;
  for (auto pocket = pockets[account.value]; pocket < pockets[account.value + 1]; ++pocket)
    for (const auto run : {graph_.inflows(PocketNo(pocket)), graph_.outflows(PocketNo(pocket))})
      for (const auto& leg : run) transfers.push_back(leg.transfer);
  std::ranges::sort(transfers);
  return transfers;
}

std::optional<TransferNo> Dormancy::last_transfer(AccountNo account) const {
  std::optional<TransferNo> last;
  const auto& pockets = graph_.ledger().pockets.first;
  for (auto pocket = pockets[account.value]; pocket < pockets[account.value + 1]; ++pocket)
    for (const auto run : {graph_.inflows(PocketNo(pocket)), graph_.outflows(PocketNo(pocket))})
      if (!run.empty() && (!last || *last < run.back().transfer)) last = run.back().transfer;
  return last;
}

}  // namespace sluice
