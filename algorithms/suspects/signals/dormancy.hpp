// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/suspects/signals/measured_account.hpp"

namespace sluice {

/// dormant_then_busy: the longest silence, in days, that a burst ended; 0 where none did. A burst is 5
/// transfers or more within 3 days, those with shops and fee accounts (either way) left out, income among
/// them, three times as many as was usual before, which is measured over 3 days at least. Silence counts from
/// the transfer before, or from the later of opening and the ledger's beginning; it is at least twice the
/// longest one between transfers before it. O(n).
[[nodiscard]] float dormant_then_busy(const MeasuredAccount&, TellingTransfers*);

/// newly_opened: what went through the account (the smaller of what came and what left) in the 30 days
/// from its opening, as a multiple of what goes through the ledger's accounts in 30 days in the middle; 0
/// where it had fewer than 5 transfers then, those with shops and fee accounts (either way) left out. Unknown
/// without a date of opening. O(n · pockets).
[[nodiscard]] float newly_opened(const MeasuredAccount&, TellingTransfers*);

}  // namespace sluice
