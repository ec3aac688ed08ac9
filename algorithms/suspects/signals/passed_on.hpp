// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/chains/episodes.hpp"
#include "algorithms/suspects/signals/measured_account.hpp"

namespace sluice {

/// What accounts passed on, and in which chains: the ledger's pass-through episodes, mule chains and layered
/// groups, found once for all accounts.
class PassedOn {
 public:
  /// Memory while it searches: 24 bytes a transfer, 9 afterwards. Throws Interrupted.
  PassedOn(const TransferGraph&, const PassThroughQuery&, Progress&);

  /// fast_in_fast_out: the share of what came to the account that pass-through episodes passed on: what came
  /// in them, or what they paid to others than those whom the account pays habitually, if that is less.
  /// Weighed by t / (t + 4), where t is the number of the episodes' transfers at the account, habitual ones
  /// left out, at most two for each counterparty and direction, less two: a single pair of in and out counts
  /// nothing. A quarter of that where episodes began on one occasion only (12 hours or more make another),
  /// unless they have three payers and three payees. Transfers between accounts of one holder are left out of
  /// everything. The largest over its currencies. O(n · pockets).
  [[nodiscard]] float fast_in_fast_out(const MeasuredAccount&, TellingTransfers*) const;

  /// chain_membership: in how many mule chains and layered groups the account is a mule. Accounts of one
  /// holder are one mule there, and only if the chain or group pays them from, and lets them pay, accounts of
  /// others; it counts if so many are left as it needs. O(1), with evidence O(n).
  [[nodiscard]] float chain_membership(const MeasuredAccount&, TellingTransfers*) const;

 private:
  void count_chains(const TransferGraph&, const PassThroughQuery&, Progress&);
  void count_groups(const TransferGraph&, const PassThroughQuery&, Progress&);
  void count(const TransferGraph&, std::span<const AccountNo> mules, std::span<const TransferNo>,
             std::size_t mules_min);

  struct HandedOn;
  /// `counted`: memory, one for each movement.
  HandedOn add_up(const AccountMovements&, PocketNo, std::span<std::uint8_t> counted) const;
  bool is_passed_on(const Movement& movement) const {
    const auto& episode = movement.is_outflow ? episodes_.of_outflow : episodes_.of_inflow;
    return episode[movement.transfer.value] != TransferNo::none();
  }

  Episodes episodes_;
  /// By account.
  std::vector<std::uint32_t> memberships_;
  /// By transfer: of a chain or a group.
  std::vector<std::uint8_t> is_of_chain_;
};

}  // namespace sluice
