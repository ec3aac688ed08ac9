// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "engine/graph/transfer_graph.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// When each account first paid each other one, in any currency.
class FirstPayments {
 public:
  /// Parallel over accounts, the same for any number of threads; O(transfers · log degree). 8 bytes for every
  /// pair that paid. Throws Interrupted.
  FirstPayments(const TransferGraph&, Progress&);

  /// The first known transfer from payer to payee, TransferNo::none() where there is none. O(log payees of
  /// the payer).
  [[nodiscard]] TransferNo find(AccountNo payer, AccountNo payee) const;

 private:
  struct Entry {
    AccountNo payee;
    TransferNo first;
    auto operator<=>(const Entry&) const = default;
  };
  static void list_payees(const TransferGraph&, AccountNo payer, std::vector<Entry>&);

  /// By payer.
  std::vector<std::uint64_t> begins_;
  /// By payer and payee.
  std::vector<Entry> entries_;
};

}  // namespace sluice
