// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "generator/gang.hpp"

namespace sluice {

/// Every transfer of one case, in no order of time: victims' payments, what the mules hand on, cash
/// out, lures, tests and camouflage. A mule hands on only stolen money that it has received; what
/// would happen after the ledger's end is left out, and the money rests. Marks the accounts that only
/// trade small sums with a mule. Time O(transfers · log).
[[nodiscard]] std::vector<CaseTransfer> plan_flow(Gang&, Population&, const Behaviour&, Random&);

}  // namespace sluice
