// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/build/build_ledger.hpp"

namespace sluice {

/// A ledger to be merged, and what to call it in an error.
struct MergedLedger {
  std::string name;
  std::shared_ptr<const Ledger> ledger;
};

/// The ledger that one load of all files behind the given ledgers, in this order, builds. O(rows) where
/// rows are in order of time. Throws UnreadableInput where two ledgers contradict each other about an
/// account (naming account, attribute and both ledgers) or a currency; Interrupted.
[[nodiscard]] BuiltLedger merge_ledgers(const std::vector<MergedLedger>&, EqualTimes, Progress&);

}  // namespace sluice
