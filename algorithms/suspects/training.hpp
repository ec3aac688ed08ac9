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
  SignalStrengths strengths;
  bool is_confirmed = false;
};

/// Fewest confirmed and fewest cleared accounts that weights are learnt from.
constexpr std::size_t labels_min = 10;

struct FittedWeights {
  ScoreWeights weights;
  /// The share of confirmed accounts among the rows, and the one that scores are made for.
  double labelled_share = 0, assumed_share = 0;
  int steps = 0;
  /// The gradient has vanished (below 1e-9); if not, the steps were used up.
  bool has_converged = false;
};

/// Logistic regression on the strengths of both kinds, with a penalty of ½ · the sum of the squared weights
/// (the bias is free); the one minimum is found by Newton's method with halved steps. What is unknown has the
/// strength 0 and no weight of its own: that little is known of an account must not speak for suspicion.
///
/// Then the sums are stretched and shifted (Platt) if predictions of rows left out, each fifth in turn,
/// become better by that. They are fitted to (C + 1) / (C + 2) for the C confirmed and 1 / (N + 2) for the N
/// cleared rows, with a penalty of ½ · (slope − 1)², so that no labels, however well they can be told apart,
/// make scores more certain than their number allows.
///
/// Scores are those among accounts of which as many are confirmed as of the rows; see assume_share. The same
/// for the same rows in the same order. O(rows · signals²) a step.
[[nodiscard]] FittedWeights fit_weights(std::span<const TrainingRow>);

/// The least share of accounts like the confirmed ones that scores are made for, where labels have more: it
/// is that of the weights without labels.
constexpr double assumed_share_min = 0.01;

/// How large a share of the accounts without a label is like the confirmed ones: the share with which their
/// scores have just this mean (expectation maximisation for shifted priors), but between 1 in 100 and the
/// labelled share (this one, where it is smaller). `sums`: those of these accounts by weights as fitted; not
/// a number: no account. O(accounts) a step.
[[nodiscard]] double estimate_share(std::span<const double> sums, double labelled_share);

/// Shifts the weights, so that scores are those among accounts of which that share is like the confirmed
/// ones: the odds of every score are multiplied by the odds of the share / the odds of the one before. The
/// order of accounts stays.
void assume_share(FittedWeights&, double share);

/// Accounts whose predictions lie in one tenth of the scale: how many and how many of them confirmed, by
/// count; what was predicted on average and the share that was confirmed, cleared ones weighed.
struct CalibrationBin {
  std::size_t accounts = 0, confirmed = 0;
  double predicted = 0, share = 0;
};

/// How predictions fared on accounts that nothing was learnt from.
struct Evaluation {
  /// Training saw what was known at this moment.
  Time split;
  std::size_t trained_on = 0, confirmed = 0, cleared = 0;
  /// The share of accounts like the confirmed ones that was assumed among all, and for how many accounts each
  /// cleared one stands by that, a confirmed one standing for itself.
  double assumed_share = 0, cleared_weight = 1;
  /// At a score of 0.5, cleared accounts weighed; not a number where it is 0 / 0.
  double precision = 0, recall = 0, f1 = 0;
  /// At a score of 0.5, and among as many accounts of the highest scores as there are confirmed ones: among
  /// the labelled accounts, of which more are confirmed than of all.
  double precision_among_labelled = 0, precision_at_top = 0;
  /// Mean squared error of the predictions, and of always predicting the assumed share; cleared accounts
  /// weighed.
  double brier = 0, brier_of_share = 0;
  std::array<CalibrationBin, 10> calibration{};
};

/// Scores and truths of accounts, measured as if `share` of all accounts were like the confirmed ones: of C
/// confirmed and N cleared accounts each cleared one counts C / N · (1 − share) / share times.
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

/// Learns from all labelled accounts that are compared (inside, with a transfer), and makes scores for the
/// whole ledger: see estimate_share; nothing where fewer than 10 are confirmed or cleared. `suspicion` has
/// the confirmed ones as its known cases, and has them again afterwards. The evaluation learns from the
/// earlier accounts as they were known at the split, with the confirmed ones among them as known cases, and
/// is measured on the later accounts on the whole graph, with the same known cases. In both, no confirmed
/// account is near to itself: see near_known_cases. Throws Interrupted.
[[nodiscard]] std::optional<TrainedWeights> train_weights(Suspicion& suspicion, const SuspicionQuery&,
                                                          std::span<const LabelledAccount>, Progress&);

/// The confirmed ones, ascending and distinct.
[[nodiscard]] std::vector<AccountNo> confirmed_among(std::span<const LabelledAccount>);

}  // namespace sluice
