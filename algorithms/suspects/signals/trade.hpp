// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/suspects/signals/measured_account.hpp"

namespace sluice {

/// What accounts of one trade move: those of one industry, else of one kind of holder and account.
class Trades {
 public:
  /// Memory: 24 bytes an inside pocket while it compares, 4 an account afterwards. O(pockets · log pockets).
  Trades(const TransferGraph&, const AccountRoles&, Progress&);

  /// off_trade: how far the account is above the middle of its trade, in what it moved altogether and in what
  /// a transfer of it moves, the larger, on a logarithmic scale, in standard deviations as the median
  /// deviation from the median tells them. Per currency, the largest; 0 below the middle. Unknown where
  /// neither industry nor kinds are known, or fewer than 30 accounts are of the trade. O(1), with evidence
  /// O(n).
  [[nodiscard]] float measure(const MeasuredAccount&, TellingTransfers*) const;

 private:
  struct Compared;
  void compare(std::vector<Compared>&);

  /// By account.
  std::vector<float> above_middle_;
};

}  // namespace sluice
