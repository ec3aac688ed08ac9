// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <vector>

#include "algorithms/chains/pass_through_query.hpp"
#include "algorithms/suspects/signals/signal.hpp"
#include "algorithms/suspects/signals/signal_thresholds.hpp"

namespace sluice {

/// What the signals are measured with.
struct SignalQuery {
  /// What counts as passing money on, for fast_in_fast_out and chain_membership. Its boundary also says which
  /// accounts are somebody's: those outside (terminal, uncovered) have no signals.
  PassThroughQuery pass_through;
};

/// Measures the signals of accounts on the graph as it is known. All but near_known_cases, which the known
/// cases decide (see known_cases.hpp): its column is unknown here. What each measures, its unit, and what it
/// needs: docs/methods/signals.md. test_payment, newly_opened and off_own_history are ratios, whose largest
/// values are far from the rest: take logarithms before adding them up.
class AccountSignals {
 public:
  /// Looks through the whole graph for episodes, groups, shared phones and the like: near-linear time, in
  /// parallel but for the joining of groups. Memory: 24 bytes a transfer and about 60 an account while it
  /// looks, 9 and 50 afterwards. Throws Interrupted.
  AccountSignals(const TransferGraph&, const SignalQuery&, Progress&);

  /// All accounts, in parallel; the same for any number of threads. O(n log n) in the transfers of each
  /// account. Memory: 76 bytes an account, and for each thread 48 bytes a transfer of the account at hand.
  /// Throws Interrupted.
  [[nodiscard]] SignalTable measure(Progress&) const;

  /// The same values for one account, the known ones only, in the order of Signal, with at most
  /// `transfers_max` transfers for each: the most telling, ascending.
  [[nodiscard]] std::vector<SignalEvidence> explain(AccountNo, std::size_t transfers_max) const;

  /// From which value on each is worth a look, on this ledger.
  [[nodiscard]] const SignalThresholds& thresholds() const;

 private:
  struct Findings;
  std::shared_ptr<const Findings> findings_;
};

}  // namespace sluice
