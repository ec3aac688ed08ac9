// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/restitution/restitution.hpp"

namespace sluice {

/// What the ledger shows victims to have received: the transfers among those `marked` (by poison, without
/// limits, up to the query's cut-off) whose payee is a victim account. A fraud payment is no receipt,
/// whoever's account it reaches; what reaches an account that is named for several victims counts for each of
/// them. In the ledger's order, then by victim. O(marked transfers log sources).
[[nodiscard]] std::vector<Receipt> find_receipts(const TransferGraph&, const TraceQuery&,
                                                 const Trace& marked);

}  // namespace sluice
