// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/trace/trace.hpp"

namespace sluice::bench {

/// The accounts that money of one payment can have reached by `horizon` after it: one walk over the rows in
/// their order, without adjacency, amounts or balances. What lies outside, and the victim, pass nothing on.
/// Ascending. O(rows in between) and a byte an account.
[[nodiscard]] std::vector<AccountNo> reach(const TransferGraph&, const Boundary&, TransferNo payment,
                                           AccountNo victim, Duration horizon);

/// Checks a trace of that one payment against its reach: under poison the very same accounts, under other
/// rules none outside of it; stolen is the payment's amount, and what rests in the accounts is what the
/// source says. Throws std::logic_error.
void require_plausible(const TransferGraph&, const TraceQuery&, const Trace&,
                       const std::vector<AccountNo>& reach);

}  // namespace sluice::bench
