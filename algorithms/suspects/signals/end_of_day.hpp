// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/suspects/signals/measured_account.hpp"

namespace sluice {

/// emptied_nightly: of the days on which money came, the share at whose end at most 5 % of what came that day
/// was left, with two days added at whose end more was. A day also has to pay at least half of what came to
/// others than those whom the account pays habitually: shops settle each night. Days end in the middle of the
/// ledger's quiet hours; balances are those of the completed ledger. The largest over the currencies; unknown
/// where nothing came. O(n · pockets + days · log n).
[[nodiscard]] float emptied_nightly(const MeasuredAccount&, TellingTransfers*);

/// off_own_history: what the account moved on a day, in and out, without that day's largest inflow and
/// largest outflow (pay day, a car), as a multiple of all it had moved on any day before; the largest such
/// multiple. Days with fewer than 5 days of movement before them do not count. Per currency, the largest;
/// unknown where no day counts. O(n · pockets).
[[nodiscard]] float off_own_history(const MeasuredAccount&, TellingTransfers*);

}  // namespace sluice
