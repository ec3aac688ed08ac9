// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/recorded_flow.hpp"

#include <algorithm>

#include <tsl/robin_map.h>

#include "algorithms/trace/pocket_source.hpp"
#include "algorithms/trace/trace_scope.hpp"

namespace sluice {

RecordedFlow::RecordedFlow(const TransferGraph& graph, const TraceQuery& query, const Trace& trace,
                           CurrencyNo currency, std::span<const PocketNo> candidates)
    : candidate_count_(candidates.size()) {
  const TraceScope scope(graph, query);
  tsl::robin_map<PocketNo, std::uint32_t> candidate_of;
  for (std::uint32_t i = 0; i < candidates.size(); ++i) candidate_of.emplace(candidates[i], i);
  tsl::robin_map<PocketSource, std::uint32_t> places;
  std::vector<std::int64_t> held;
  const auto holding = [&](PocketNo pocket, SourceNo source) {
    const auto [found, is_new] =
        places.try_emplace(PocketSource{pocket, source}, static_cast<std::uint32_t>(held.size()));
    if (is_new) {
      const auto candidate = candidate_of.find(pocket);
      holdings_.push_back({candidate == candidate_of.end() ? none : candidate->second});
      held.push_back(0);
    }
    return found->second;
  };
  for (const auto& row : trace.transfers) {
    if (scope.currency(row.payer) != currency) continue;
    const auto end = scope.end_of(row.payee);
    for (const auto& share : trace.shares_of(row)) {
      Step step{none,
                none,
                graph.time(row.key.transfer()),
                static_cast<double>(share.amount.minor),
                1,
                end == End::dissipated || end == End::left_visibility};
      if (row.key != scope.key(share.source)) {
        step.payer = holding(row.payer, share.source);
        step.fraction = step.amount / static_cast<double>(held[step.payer]);
        held[step.payer] -= share.amount.minor;
      }
      if (end == End::rests) {
        step.payee = holding(row.payee, share.source);
        held[step.payee] += share.amount.minor;
      }
      steps_.push_back(step);
    }
  }
}

template <class LeaveCaught>
double RecordedFlow::run(std::span<const FreezeOrder> orders, LeaveCaught leave_caught) const {
  std::vector<Time> bites(candidate_count_, Time::max());
  for (const auto& order : orders) bites[order.candidate] = std::min(bites[order.candidate], order.bites_at);
  const auto is_frozen = [&](std::uint32_t holding, Time time) {
    const auto candidate = holdings_[holding].candidate;
    return candidate != none && time > bites[candidate];
  };
  std::vector<Parts> parts(holdings_.size());
  double caught = 0;
  for (const auto& step : steps_) {
    Parts moved{step.amount, 0};
    if (step.payer != none) {
      auto& payer = parts[step.payer];
      moved = {payer.free * step.fraction, payer.caught * step.fraction};
      if (step.fraction == 1)
        payer = {};
      else
        payer = {payer.free - moved.free, payer.caught - moved.caught};
      if (is_frozen(step.payer, step.time)) {
        caught += moved.free;
        moved = {0, moved.free + moved.caught};
      }
    }
    if (step.payee == none) {
      leave_caught(step, moved.caught);
      continue;
    }
    parts[step.payee].free += moved.free;
    parts[step.payee].caught += moved.caught;
  }
  for (std::uint32_t i = 0; i < holdings_.size(); ++i)
    if (holdings_[i].candidate != none && bites[holdings_[i].candidate] != Time::max())
      caught += parts[i].free;
  return caught;
}

double RecordedFlow::caught(std::span<const FreezeOrder> orders) const {
  return run(orders, [](const Step&, double) {});
}

double RecordedFlow::lost(std::span<const FreezeOrder> orders, Time moment) const {
  double lost = 0;
  (void)run(orders, [&](const Step& step, double amount) {
    if (step.is_loss && step.time > moment) lost += amount;
  });
  return lost;
}

}  // namespace sluice
