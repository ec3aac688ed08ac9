// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// For each transfer whether it may be one that scatters (from s to a middle) and one that gathers (from a
/// middle to t): bit 0 and bit 1.
constexpr std::uint8_t may_scatter = 1, may_gather = 2;

/// Leaves out, in a few rounds, what cannot be part of a scatter-gather: a transfer that scatters is one of
/// those of its payer to enough payees within a window, and its payee gathers later in the window; and the
/// other way round. Nothing that takes part is left out. Parallel over accounts.
[[nodiscard]] std::vector<std::uint8_t> flag_middle_candidates(const TransferGraph&, const ShapeQuery&,
                                                               Progress&);

}  // namespace sluice
