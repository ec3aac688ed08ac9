// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// Flags the transfers that may lie on a cycle: their payer is paid, and their payee pays, less than about a
/// window before or after (by a third account, unless cycles of two transfers are asked for). Nothing on a
/// cycle is left out. Parallel over accounts; one pass over the transfers of each, 3 bytes a transfer.
[[nodiscard]] std::vector<std::uint8_t> flag_cycle_candidates(const TransferGraph&, const ShapeQuery&,
                                                              Progress&);

}  // namespace sluice
