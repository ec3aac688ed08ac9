// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <span>

#include "algorithms/suspects/rarity.hpp"
#include "algorithms/suspects/signals/signal_thresholds.hpp"

namespace sluice {

/// One number for each signal, by its place.
template <class T>
using BySignal = std::array<T, signal_count>;

/// How strongly a signal speaks, 0 to 1: the powers of ten of its rarity, four of which (one account in
/// 10,000) are full strength. `at_least` of the `known` accounts that it is compared with have such a value,
/// this one included. Few such accounts cannot show how rare anything is, so it is judged as if there were
/// 200 more of which 1 % had such a value:
///
/// strength = min(1, −log10((at_least + 2) / (known + 200)) / 4).
[[nodiscard]] float signal_strength(double at_least, double known);

/// The strengths of one signal, or of all signals, of all accounts, among comparable accounts: 0 where the
/// value is below its threshold, unknown where the value or its rarity is.
void measure_strength(const SignalTable& values, const Rarity&, const ComparableAccounts&,
                      const SignalThresholds&, Signal, SignalTable& strength);
[[nodiscard]] SignalTable measure_strengths(const SignalTable& values, const Rarity&,
                                            const ComparableAccounts&, const SignalThresholds&);

/// How strongly the signals of one account speak, by their rarity among comparable accounts and among all;
/// both are unknown (not a number) where the signal is.
struct SignalStrengths {
  BySignal<float> among_comparable{}, among_all{};
};

/// The strengths of all values of an account, those below their thresholds too.
[[nodiscard]] SignalStrengths uncut_strengths(const Rarity&, const ComparableAccounts&, AccountNo);

/// How strengths add up to a score. Everything is in logits: a score of 1 / (1 + e^−x) belongs to the sum x.
/// What is unknown adds nothing.
struct ScoreWeights {
  double bias = 0;
  BySignal<double> among_comparable{}, among_all{};
  /// Values below their thresholds count, too, by how rare they are: so where weights are learnt.
  bool counts_all_values = false;
  /// Signals that show one thing in several ways: of each such group the largest counts in full, the others
  /// with this share.
  double repeated_share = 1;
  /// The sum is multiplied and shifted by these, so that scores are the shares they claim to be.
  double slope = 1, shift = 0;
};

/// The weights without labels. Each is below the bias, so no single signal reaches a score of 0.5. They count
/// no value below its threshold, and only rarity among comparable accounts. What speaks for each number:
/// docs/methods/suspects.md.
[[nodiscard]] ScoreWeights default_weights();

/// What each signal adds to the sum.
[[nodiscard]] BySignal<double> contributions(const ScoreWeights&, const SignalStrengths&);

/// The sum, which a score is made of. Sums differ where scores are all but 1.
[[nodiscard]] double score_sum(const ScoreWeights&, const SignalStrengths&);

/// The score, 0 to 1: how much the account resembles rented, lent, bought or woken ones. Never a finding of
/// guilt.
[[nodiscard]] double score(const ScoreWeights&, const SignalStrengths&);

/// The strengths (values, rarities) of one account.
[[nodiscard]] BySignal<float> row_of(const SignalTable&, AccountNo);

/// 1 / (1 + e^−x)
[[nodiscard]] double logistic(double x);
/// Its inverse: log(p / (1 − p))
[[nodiscard]] double logit(double p);

}  // namespace sluice
