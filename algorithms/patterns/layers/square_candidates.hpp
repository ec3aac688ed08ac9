// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// Flags the transfers that may be part of a bipartite shape: within a window around each their payer pays,
/// and their payee is paid by, at least two accounts and not more than a person does. A few rounds, in which
/// only what is flagged counts for the first; nothing that is part of a square is left out but for the
/// businesses. Parallel over accounts.
[[nodiscard]] std::vector<std::uint8_t> flag_square_candidates(const TransferGraph&, const ShapeQuery&,
                                                               Progress&);

}  // namespace sluice
