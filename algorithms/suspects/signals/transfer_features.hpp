// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/chains/episodes.hpp"
#include "algorithms/chains/hand_offs.hpp"

namespace sluice {

/// What other people's models may want to know of transfers [first, first + size()): one column each, not a
/// number where there is nothing to tell. Payer and payee here are pockets: what they did in other currencies
/// is not looked at, unless it says account.
struct TransferFeatures {
  TransferNo first;
  /// Seconds since the payer was last paid, since it last paid, and since the payee was last paid.
  std::vector<float> since_payer_inflow, since_payer_outflow, since_payee_inflow;
  /// The amount as a multiple of what the payer was last paid, of the mean of what the payer had paid before,
  /// and of the mean of what the payee had been paid before.
  std::vector<float> over_last_inflow, over_payer_mean, over_payee_mean;
  /// How often the payer had paid, and the payee had been paid.
  std::vector<std::uint32_t> payer_outflows_before, payee_inflows_before;
  /// UTC: hours 0 to 23, days of the week 0 (Monday) to 6.
  std::vector<std::uint8_t> hour, weekday;
  /// 1 where the two accounts had never dealt with each other, or never in this direction.
  std::vector<std::uint8_t> is_first_between, is_first_this_way;
  /// 1 where the transfer hands on one that its payer got, or is handed on by its payee; where it is part of
  /// what a pass-through episode at its payer (payee) paid (got). All but the first are told by later
  /// transfers too: a model that must decide at once cannot have them.
  std::vector<std::uint8_t> hands_on, is_handed_on, in_payer_episode, in_payee_episode;

  std::size_t size() const { return hour.size(); }
};

/// Tells the features of a ledger's transfers, as many at a time as are wanted.
class TransferFeatureReader {
 public:
  /// Looks for hand-offs and episodes. Memory: 13 bytes a transfer. Throws Interrupted.
  TransferFeatureReader(const TransferGraph&, const PassThroughQuery&, Progress&);

  /// The features of the transfers [begin, end), in the memory of `features`. O(log n) a transfer in those of
  /// its two pockets. Several threads may read at a time.
  void read(TransferNo begin, TransferNo end, TransferFeatures& features) const;

 private:
  void find_first_times(Progress&);
  void read_one(TransferNo, TransferFeatures&) const;

  TransferGraph graph_;
  Episodes episodes_;
  HandOffs hand_offs_;
  /// By transfer.
  std::vector<std::uint8_t> firsts_, hands_on_;
};

}  // namespace sluice
