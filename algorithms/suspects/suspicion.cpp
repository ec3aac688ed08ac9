// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/suspicion.hpp"

#include <limits>

#include "algorithms/suspects/known_cases.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
Suspicion::Suspicion(const TransferGraph& graph, const SuspicionQuery& query,
                     std::span<const AccountNo> confirmed, Progress& progress)
    : graph_(graph),
      ties_(graph, {query.signals.pass_through.boundary, query.counterparties_max}, progress),
      signals_(graph_, query.signals, progress),
      comparable_(graph, query.signals.pass_through.boundary),
      values_(signals_.measure(progress)) {
  values_.values[static_cast<std::size_t>(Signal::near_known_cases)] =
      near_known_cases(ties_, confirmed, progress);
  rarity_ = measure_rarity(values_, comparable_, progress);
  strength_ = measure_strengths(values_, rarity_, comparable_, thresholds());
}

void Suspicion::set_known_cases(std::span<const AccountNo> confirmed, Progress& progress) {
  constexpr auto signal = Signal::near_known_cases;
  values_.values[static_cast<std::size_t>(signal)] = near_known_cases(ties_, confirmed, progress);
  measure_rarity(values_, comparable_, signal, rarity_);
  measure_strength(values_, rarity_, comparable_, thresholds(), signal, strength_);
}

SignalStrengths Suspicion::strengths(AccountNo account, const ScoreWeights& weights) const {
  if (weights.counts_all_values) return uncut_strengths(rarity_, comparable_, account);
  return {row_of(strength_, account), {}};
}

bool is_reason(const Suspicion& suspicion, const ScoreWeights& weights, const BySignal<double>& added,
               AccountNo account, Signal signal) {
  constexpr double much = 0.5;
  if (suspicion.thresholds().reaches(signal, suspicion.values().at(signal, account))) return true;
  return weights.counts_all_values && added[static_cast<std::size_t>(signal)] >= much;
}

bool shows_anything(const Suspicion& suspicion, const ScoreWeights& weights, AccountNo account) {
  const auto added = contributions(weights, suspicion.strengths(account, weights));
  for (std::size_t s = 0; s < signal_count; ++s)
    if (is_reason(suspicion, weights, added, account, static_cast<Signal>(s))) return true;
  return false;
}

std::vector<double> sum_accounts(const Suspicion& suspicion, const ScoreWeights& weights) {
  const auto& comparable = suspicion.comparable();
  std::vector<double> sums(comparable.account_count(), std::numeric_limits<double>::quiet_NaN());
  for_chunks(sums.size(), 16'384, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      const AccountNo account(static_cast<std::uint32_t>(i));
      if (comparable.is_compared(account))
        sums[i] = score_sum(weights, suspicion.strengths(account, weights));
    }
  });
  return sums;
}

std::vector<double> score_accounts(const Suspicion& suspicion, const ScoreWeights& weights) {
  auto scores = sum_accounts(suspicion, weights);
  for (auto& each : scores) each = logistic(each);
  return scores;
}

}  // namespace sluice
