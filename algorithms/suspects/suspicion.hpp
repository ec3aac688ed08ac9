// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <vector>

#include "algorithms/suspects/account_graph.hpp"
#include "algorithms/suspects/score.hpp"
#include "algorithms/suspects/signals/account_signals.hpp"

namespace sluice {

/// What accounts are judged by. The boundary of the signals' question is that of the known cases too.
struct SuspicionQuery {
  SignalQuery signals;
  std::size_t counterparties_max = AccountGraphQuery{}.counterparties_max;
};

/// The signals of all accounts, how rare each value is, and how strongly it speaks.
class Suspicion {
 public:
  /// Looks through the whole graph; `confirmed` (ascending, distinct) are the known cases. Throws
  /// Interrupted.
  Suspicion(const TransferGraph&, const SuspicionQuery&, std::span<const AccountNo> confirmed, Progress&);

  // The signals refer to the graph held here.
  Suspicion(const Suspicion&) = delete;
  Suspicion& operator=(const Suspicion&) = delete;

  /// The same with other known cases: only what depends on them is measured again. Throws Interrupted.
  void set_known_cases(std::span<const AccountNo> confirmed, Progress&);

  const TransferGraph& graph() const { return graph_; }
  const AccountGraph& ties() const { return ties_; }
  const AccountSignals& signals() const { return signals_; }
  const ComparableAccounts& comparable() const { return comparable_; }
  const SignalThresholds& thresholds() const { return signals_.thresholds(); }
  const SignalTable& values() const { return values_; }
  const Rarity& rarity() const { return rarity_; }
  /// Among comparable accounts, 0 below the thresholds.
  const SignalTable& strength() const { return strength_; }

  /// The strengths of the account as these weights count them.
  [[nodiscard]] SignalStrengths strengths(AccountNo, const ScoreWeights&) const;

 private:
  TransferGraph graph_;
  AccountGraph ties_;
  AccountSignals signals_;
  ComparableAccounts comparable_;
  SignalTable values_;
  Rarity rarity_;
  SignalTable strength_;
};

/// Whether a signal is a reason to look at the account: its value reaches the threshold, or, where weights
/// are learnt, it adds at least 0.5 to the sum (raises the odds by two thirds). `added`: contributions().
[[nodiscard]] bool is_reason(const Suspicion&, const ScoreWeights&, const BySignal<double>& added, AccountNo,
                             Signal);
/// Whether any signal is.
[[nodiscard]] bool shows_anything(const Suspicion&, const ScoreWeights&, AccountNo);

/// The sums that scores are made of, not a number where an account has none (it is outside, or has no known
/// transfer).
[[nodiscard]] std::vector<double> sum_accounts(const Suspicion&, const ScoreWeights&);

/// The scores, not a number where an account has none.
[[nodiscard]] std::vector<double> score_accounts(const Suspicion&, const ScoreWeights&);

}  // namespace sluice
