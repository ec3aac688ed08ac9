// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "engine/build/account_table.hpp"
#include "engine/ledger/ledger.hpp"

namespace sluice {

/// Fills in the openings and rows of completion of every pocket (see CompletedPocket for the rules).
/// Needs transfers, legs and pockets' accounts. O(transfers), parallel over pockets. Throws UnreadableInput
/// where a balance passes 63 bits.
void complete_ledger(Ledger& ledger, std::span<const StatedOpening> openings);

}  // namespace sluice
