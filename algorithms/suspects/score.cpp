// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/score.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

/// What a signal shows. Signals of one group are several looks at one fact.
enum class Shown : std::uint8_t {
  awakening,
  trial,
  passing_on,
  emptying,
  amounts,
  hours,
  strangers,
  unlike_before,
  shared_control,
  company
};

Shown shown_by(Signal signal) {
  switch (signal) {
    case Signal::dormant_then_busy:
    case Signal::newly_opened: return Shown::awakening;
    case Signal::test_payment: return Shown::trial;
    case Signal::fast_in_fast_out:
    case Signal::chain_membership: return Shown::passing_on;
    case Signal::emptied_nightly: return Shown::emptying;
    case Signal::just_under_limit:
    case Signal::round_amounts: return Shown::amounts;
    case Signal::night_hours: return Shown::hours;
    case Signal::many_payers:
    case Signal::first_time_counterparties: return Shown::strangers;
    case Signal::opened_far_from_use:
    case Signal::off_own_history:
    case Signal::off_trade: return Shown::unlike_before;
    case Signal::shared_phone:
    case Signal::shared_device:
    case Signal::shared_address:
    case Signal::fresh_accounts_of_holder: return Shown::shared_control;
    case Signal::near_known_cases: return Shown::company;
  }
  return Shown::company;
}

constexpr std::size_t place(Signal signal) { return static_cast<std::size_t>(signal); }

}  // namespace

float signal_strength(double at_least, double known) {
  constexpr double added = 200, added_share = 0.01, full_strength = 4;
  const auto rarity = (at_least + added * added_share) / (known + added);
  return static_cast<float>(std::clamp(-std::log10(rarity) / full_strength, 0.0, 1.0));
}

void measure_strength(const SignalTable& values, const Rarity& rarity, const ComparableAccounts& comparable,
                      const SignalThresholds& thresholds, Signal signal, SignalTable& strength) {
  auto& strengths = strength.values[place(signal)];
  strengths.assign(comparable.account_count(), unknown_signal());
  for_chunks(strengths.size(), 65'536, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      const AccountNo account(static_cast<std::uint32_t>(i));
      const auto share = rarity.share.at(signal, account);
      if (!is_known(share)) continue;
      const double known = rarity.known[place(signal)][comparable.class_of(account)];
      strengths[i] = thresholds.reaches(signal, values.at(signal, account))
                         ? signal_strength(double{share} * known, known)
                         : 0.0f;
    }
  });
}

SignalTable measure_strengths(const SignalTable& values, const Rarity& rarity,
                              const ComparableAccounts& comparable, const SignalThresholds& thresholds) {
  SignalTable strength;
  for (std::size_t s = 0; s < signal_count; ++s)
    measure_strength(values, rarity, comparable, thresholds, static_cast<Signal>(s), strength);
  return strength;
}

SignalStrengths uncut_strengths(const Rarity& rarity, const ComparableAccounts& comparable,
                                AccountNo account) {
  SignalStrengths strengths;
  for (std::size_t s = 0; s < signal_count; ++s) {
    const auto share = rarity.share.values[s][account.value];
    const auto of_all = rarity.share_of_all.values[s][account.value];
    strengths.among_comparable[s] = strengths.among_all[s] = unknown_signal();
    if (!is_known(share)) continue;
    const double known = rarity.known[s][comparable.class_of(account)], known_of_all = rarity.known_of_all[s];
    strengths.among_comparable[s] = signal_strength(double{share} * known, known);
    strengths.among_all[s] = signal_strength(double{of_all} * known_of_all, known_of_all);
  }
  return strengths;
}

ScoreWeights default_weights() {
  ScoreWeights weights;
  weights.bias = -4.6;
  weights.repeated_share = 0.25;
  for (const auto& [signal, weight] :
       {std::pair(Signal::dormant_then_busy, 1.5), std::pair(Signal::newly_opened, 2.0),
        std::pair(Signal::opened_far_from_use, 1.0), std::pair(Signal::test_payment, 3.5),
        std::pair(Signal::fast_in_fast_out, 1.5), std::pair(Signal::emptied_nightly, 1.5),
        std::pair(Signal::just_under_limit, 1.5), std::pair(Signal::round_amounts, 1.0),
        std::pair(Signal::night_hours, 2.0), std::pair(Signal::many_payers, 0.5),
        std::pair(Signal::first_time_counterparties, 1.5), std::pair(Signal::off_own_history, 2.0),
        std::pair(Signal::off_trade, 1.5), std::pair(Signal::shared_phone, 2.5),
        std::pair(Signal::shared_device, 3.5), std::pair(Signal::shared_address, 2.0),
        std::pair(Signal::fresh_accounts_of_holder, 2.5), std::pair(Signal::chain_membership, 4.0),
        std::pair(Signal::near_known_cases, 4.0)})
    weights.among_comparable[place(signal)] = weight;
  return weights;
}

BySignal<double> contributions(const ScoreWeights& weights, const SignalStrengths& strengths) {
  BySignal<double> added{};
  // The place of the largest so far of each group.
  std::array<std::size_t, signal_count> largest;
  largest.fill(signal_count);
  for (std::size_t s = 0; s < signal_count; ++s) {
    if (!is_known(strengths.among_comparable[s])) continue;
    added[s] = weights.among_comparable[s] * double{strengths.among_comparable[s]}
               + weights.among_all[s] * double{strengths.among_all[s]};
    auto& before = largest[static_cast<std::size_t>(shown_by(static_cast<Signal>(s)))];
    if (added[s] <= 0) continue;
    if (before == signal_count) {
      before = s;
      continue;
    }
    const auto smaller = added[s] > added[before] ? std::exchange(before, s) : s;
    added[smaller] *= weights.repeated_share;
  }
  for (auto& each : added) each *= weights.slope;
  return added;
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double logit(double p) { return std::log(p) - std::log1p(-p); }

double score_sum(const ScoreWeights& weights, const SignalStrengths& strengths) {
  auto sum = weights.slope * weights.bias + weights.shift;
  for (const auto each : contributions(weights, strengths)) sum += each;
  return sum;
}

double score(const ScoreWeights& weights, const SignalStrengths& strengths) {
  return logistic(score_sum(weights, strengths));
}

BySignal<float> row_of(const SignalTable& table, AccountNo account) {
  BySignal<float> row{};
  for (std::size_t s = 0; s < signal_count; ++s) row[s] = table.values[s][account.value];
  return row;
}

}  // namespace sluice
