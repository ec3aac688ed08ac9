// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/suspects/signals/measured_account.hpp"

namespace sluice {

/// test_payment: how many times larger an inflow was than the small one that came before it, from people
/// whom the account had never dealt with; the largest such ratio, 0 for none. Small: below the smallest
/// quarter of the ledger's amounts. The large one comes within 24 h, with at most three inflows between, from
/// the same payer or another new one, is above the largest quarter and above all that came in the 30 days
/// before. What comes from accounts of the same holder is left out. O(n).
[[nodiscard]] float test_payment(const MeasuredAccount&, TellingTransfers*);

/// many_payers: the most different payers, cash points left out, within any 24 hours. O(n).
[[nodiscard]] float many_payers(const MeasuredAccount&, TellingTransfers*);

/// first_time_counterparties: by how much the share of transfers with somebody whom the account had not dealt
/// with before exceeds the ledger's own; between people only, accounts of the same holder left out. O(n).
[[nodiscard]] float first_time_counterparties(const MeasuredAccount&, TellingTransfers*);

}  // namespace sluice
