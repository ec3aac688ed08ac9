// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "algorithms/suspects/training.hpp"

namespace sluice {

struct SuspectsQuery {
  SuspicionQuery suspicion;
  std::vector<LabelledAccount> labels;
  /// How many accounts are listed at most, and from which score on.
  std::size_t accounts_max = 20;
  double score_min = 0;
  /// Not empty: just these accounts are listed, with all their signals.
  std::vector<AccountNo> explained;
  /// Transfers that are named for one signal at most.
  std::size_t transfers_max = 20;
};

/// One signal of a listed account.
struct SuspectSignal {
  Signal signal{};
  float value = 0, threshold = 0, rarity = 0, strength = 0;
  /// Of how many comparable accounts the value is known, this one included.
  std::size_t comparable = 0;
  /// What it adds to the score, in logits.
  double contribution = 0;
  /// The most telling ones, ascending, and whether there may be more.
  std::vector<TransferNo> transfers;
  bool is_cut = false;
  /// It reaches its threshold, or learnt weights make much of it.
  bool is_reason = false;

  bool reaches_threshold() const { return value >= threshold; }
};

struct Suspect {
  AccountNo account;
  double score = 0;
  /// Confirmed or cleared, by the labels.
  std::optional<bool> is_confirmed;
  /// Those that are reasons, the one that adds most first; of an explained account all known ones.
  std::vector<SuspectSignal> signals;
  /// Of an explained account the signals that cannot be told. They add nothing to the score.
  std::vector<Signal> unknown;
};

/// Accounts worth a look. No score says that anybody is guilty.
struct SuspectsAnswer {
  /// Accounts with a score; how many of them show anything (some signal is a reason) and have one of 0.5 or
  /// more; and how many could be listed: they show anything, and their score is large enough.
  std::size_t scored = 0, likely = 0, listable = 0;
  std::size_t confirmed = 0, cleared = 0;
  ScoreWeights weights;
  /// Nothing where the weights are the defaults.
  std::optional<TrainedWeights> trained;
  bool is_explained = false;
  /// By score descending (where scores are all but 1, by what they are made of), then by id.
  std::vector<Suspect> suspects;
};

/// Measures all accounts, learns from the labels where there are enough, and lists accounts. `suspicion` has
/// the confirmed ones among the labels as its known cases. Throws Interrupted.
[[nodiscard]] SuspectsAnswer find_suspects(Suspicion& suspicion, const SuspectsQuery&, Progress&);

}  // namespace sluice
