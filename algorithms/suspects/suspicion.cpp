// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/suspicion.hpp"

#include <limits>

#include "algorithms/suspects/known_cases.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

/// Those of the signals, with the one that they cannot know.
SignalThresholds thresholds_of(const AccountSignals& signals) {
  auto thresholds = signals.thresholds();
  thresholds.values[static_cast<std::size_t>(Signal::near_known_cases)] = near_known_cases_threshold;
  return thresholds;
}

}  // namespace

Suspicion::Suspicion(const TransferGraph& graph, const SuspicionQuery& query,
                     std::span<const AccountNo> confirmed, Progress& progress)
    : graph_(graph),
      ties_(graph, {query.signals.pass_through.boundary, query.counterparties_max}, progress),
      signals_(graph_, query.signals, progress),
      comparable_(graph, query.signals.pass_through.boundary),
      thresholds_(thresholds_of(signals_)),
      values_(signals_.measure(progress)) {
  values_.values[static_cast<std::size_t>(Signal::near_known_cases)] =
      near_known_cases(ties_, confirmed, progress);
  rarity_ = measure_rarity(values_, comparable_, progress);
  strength_ = measure_strengths(values_, rarity_, comparable_, thresholds_);
}

void Suspicion::set_known_cases(std::span<const AccountNo> confirmed, Progress& progress) {
  constexpr auto signal = Signal::near_known_cases;
  values_.values[static_cast<std::size_t>(signal)] = near_known_cases(ties_, confirmed, progress);
  measure_rarity(values_, comparable_, signal, rarity_);
  measure_strength(values_, rarity_, comparable_, thresholds_, signal, strength_);
}

std::vector<double> score_accounts(const Suspicion& suspicion, const ScoreWeights& weights) {
  const auto& comparable = suspicion.comparable();
  std::vector<double> scores(comparable.account_count(), std::numeric_limits<double>::quiet_NaN());
  for_chunks(scores.size(), 16'384, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      const AccountNo account(static_cast<std::uint32_t>(i));
      if (comparable.is_compared(account)) scores[i] = score(weights, row_of(suspicion.strength(), account));
    }
  });
  return scores;
}

}  // namespace sluice
