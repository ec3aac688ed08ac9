// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "generator/gang.hpp"

namespace sluice {

/// What is planned for one case: its transfers in no order of time, and its shapes; CaseTransfer::shape
/// counts them from 1.
struct CaseFlow {
  std::vector<CaseTransfer> transfers;
  std::vector<CaseShapeKind> shapes;
};

/// Every transfer of one case: victims' payments, what the mules hand on, in layers and in shapes, cash
/// out, lures, tests and camouflage. A mule hands on only stolen money that it has received; what
/// would happen after the ledger's end is left out, and the money rests. Marks the accounts that only
/// trade small sums with a mule. Time O(transfers · log).
[[nodiscard]] CaseFlow plan_flow(Gang&, Population&, const Behaviour&, Random&);

}  // namespace sluice
