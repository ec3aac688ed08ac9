// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <unordered_map>
#include <vector>

#include "algorithms/holders/account_holders.hpp"

namespace sluice {

/// Which pockets passed traced money on: what leaves for accounts of others within the window draws on what
/// came before it, oldest first. Amortised O(1) a transfer.
class PassingOn {
 public:
  PassingOn(const TransferGraph& graph, const AccountHolders& holders, Duration window)
      : graph_(graph), holders_(holders), window_(window) {}

  /// A transfer and the traced money in it; transfers are added in the ledger's order.
  void add(TransferNo, Amount traced);
  /// Whether at least half of what came was passed on. Moving money between accounts of one holder is not.
  [[nodiscard]] bool is_passed_on(PocketNo) const;

 private:
  struct Came {
    Time time;
    Amount left;
  };
  struct Pocket {
    std::vector<Came> came;
    /// Those before it have gone, or have stayed for longer than the window.
    std::size_t oldest = 0;
    Amount received, passed_on;
  };

  void pass_on(Pocket&, Time, Amount) const;

  const TransferGraph& graph_;
  const AccountHolders& holders_;
  Duration window_;
  std::unordered_map<PocketNo, Pocket> pockets_;
};

}  // namespace sluice
