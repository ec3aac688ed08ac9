// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/chains/hand_offs.hpp"

namespace sluice {

/// A stretch of the ledger's order: the transfers from `oldest` on that come before `cut`.
struct Stretch {
  TransferNo oldest, cut;
};

/// The inflow that a payment would answer, TransferNo::none() for none.
struct AnsweredInflow {
  TransferNo inflow = TransferNo::none();
  /// There are more inflows in the stretch than were looked at: the newest ones.
  bool is_cut = false;
};

/// Hand-offs that lead to a transfer, ascending; that transfer is the last.
struct ChainBehind {
  std::vector<TransferNo> transfers;
  /// There are more before.
  bool is_cut = false;
};

/// The hand-offs of a graph, kept so that a payment not yet made can be asked about at once.
class HandOffHistory {
 public:
  /// Inflows that are looked at for one payment.
  static constexpr std::size_t inflows_max = 32'768;
  /// Transfers of a chain that are followed back.
  static constexpr std::size_t chain_max = 256;

  /// Cost of find_hand_offs; 8 bytes a transfer are kept. Throws Interrupted.
  HandOffHistory(const TransferGraph&, const PassThroughQuery&, Progress&);

  /// What the matching of find_hand_offs would give a payment of the pocket after all transfers before the
  /// stretch's cut, if the stretch begins a window before the payment: the smallest unused inflow not below
  /// it, else the largest below it, as far as keep and slack allow; of equal ones the latest. Reads the
  /// inflows of the stretch in one run, inflows_max at most.
  [[nodiscard]] AnsweredInflow answer(PocketNo payer, Amount, Stretch) const;

  /// O(its transfers), chain_max at most.
  [[nodiscard]] ChainBehind chain_to(TransferNo) const;

 private:
  TransferGraph graph_;
  PassThroughQuery query_;
  Boundary boundary_;
  /// By place among the ledger's inflow legs: the outflow that answers it.
  std::vector<TransferNo> answer_;
  /// By transfer: the inflow that it answers.
  std::vector<TransferNo> answered_;
};

}  // namespace sluice
