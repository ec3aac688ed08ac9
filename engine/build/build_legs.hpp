// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "engine/ledger/transfers.hpp"

namespace sluice {

/// The transfers of each pocket of `mine`, ascending, with running sums. `mine` and `other` are payer
/// and payee (outflows) or payee and payer (inflows). O(transfers + pockets), parallel; extra memory 4
/// bytes a transfer. Throws UnreadableInput where a pocket's sum passes 63 bits.
[[nodiscard]] LegTable build_legs(const Column<PocketNo>& mine, const Column<PocketNo>& other,
                                  const Column<Amount>& amount, std::size_t pocket_count);

}  // namespace sluice
