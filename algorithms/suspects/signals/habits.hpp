// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/suspects/signals/measured_account.hpp"

namespace sluice {

/// just_under_limit: by how much the share of amounts in [95 %, 100 %) of a usual limit (1, 2 or 5 times a
/// power of ten of whole units, from 1,000 on) exceeds the ledger's own share. Of amounts between people of
/// 950 units or more, of all currencies together. O(n).
[[nodiscard]] float just_under_limit(const MeasuredAccount&, TellingTransfers*);

/// round_amounts: by how much the share of amounts with at most two digits before their zeros exceeds that of
/// the ledger's accounts of the same kind. Of amounts between people of 1,000 units or more, of all
/// currencies together. O(n).
[[nodiscard]] float round_amounts(const MeasuredAccount&, TellingTransfers*);

/// night_hours: by how much the share of payments made in the ledger's quietest six hours exceeds the
/// ledger's own share. Unknown where times have no hours. O(n).
[[nodiscard]] float night_hours(const MeasuredAccount&, TellingTransfers*);

}  // namespace sluice
