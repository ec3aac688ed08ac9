// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "algorithms/suspects/suspicion.hpp"

namespace sluice {

/// An account of which it is known what it was: confirmed (rented, lent, bought, worked by others) or
/// cleared.
struct LabelledAccount {
  AccountNo account;
  bool is_confirmed = false;
  auto operator<=>(const LabelledAccount&) const = default;
};

/// What is learnt from.
struct TrainingRow {
  BySignal<float> strength{};
  bool is_confirmed = false;
};

/// Fewest confirmed and fewest cleared accounts that weights are learnt from.
constexpr std::size_t labels_min = 10;

struct FittedWeights {
  ScoreWeights weights;
  int steps = 0;
  /// The gradient has vanished (below 1e-9); if not, the steps were used up.
  bool has_converged = false;
};

/// Logistic regression on the strengths, and on whether each signal is unknown, with a penalty of ½ · the sum
/// of the squared weights (the bias is free); the one minimum is found by Newton's method with halved steps.
/// Then the scores are shifted and stretched (Platt) if predictions of rows left out, each fifth in turn,
/// become better by that. The same for the same rows in the same order. O(rows · signals²) a step.
[[nodiscard]] FittedWeights fit_weights(std::span<const TrainingRow>);

/// Accounts whose predictions lie in one tenth of the scale: how many, what was predicted on average, and how
/// many of them were confirmed.
struct CalibrationBin {
  std::size_t accounts = 0, confirmed = 0;
  double predicted = 0;
};

/// How predictions fared on accounts that nothing was learnt from.
struct Evaluation {
  /// Training saw what was known at this moment.
  Time split;
  std::size_t trained_on = 0, confirmed = 0, cleared = 0;
  /// At a score of 0.5; not a number where it is 0 / 0.
  double precision = 0, recall = 0, f1 = 0;
  /// Among as many accounts of the highest scores as there are confirmed ones.
  double precision_at_top = 0;
  /// Mean squared error of the predictions, and of always predicting the trained-on share.
  double brier = 0, brier_of_share = 0;
  std::array<CalibrationBin, 10> calibration{};
};

/// Scores and truths of accounts, measured. `share` is predicted by who knows nothing.
[[nodiscard]] Evaluation evaluate(std::span<const double> scores, std::span<const TrainingRow>, double share);

/// The first 70 % of the labelled accounts by the time of their first known transfer (then by number), and
/// the moment before the first transfer of the others. Accounts without a transfer are in neither part.
struct TemporalSplit {
  std::vector<LabelledAccount> earlier, later;
  Time split;
};
[[nodiscard]] TemporalSplit split_by_time(const TransferGraph&, std::span<const LabelledAccount>);

/// Weights learnt from labels.
struct TrainedWeights {
  FittedWeights fitted;
  /// Nothing where either part of the split has fewer than 10 accounts of either label.
  std::optional<Evaluation> evaluation;
};

/// Learns from all labelled accounts that are compared (inside, with a transfer); nothing where fewer than
/// 10 are confirmed or cleared. `suspicion` has the confirmed ones as its known cases, and has them again
/// afterwards. The evaluation learns from the earlier accounts as they were known at the split, with the
/// confirmed ones among them as known cases, and is measured on the later accounts on the whole graph, with
/// the same known cases. In both, no confirmed account is near to itself: see near_known_cases. Throws
/// Interrupted.
[[nodiscard]] std::optional<TrainedWeights> train_weights(Suspicion& suspicion, const SuspicionQuery&,
                                                          std::span<const LabelledAccount>, Progress&);

/// The confirmed ones, ascending and distinct.
[[nodiscard]] std::vector<AccountNo> confirmed_among(std::span<const LabelledAccount>);

}  // namespace sluice
