// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// Random walks: hand-offs that follow each other within one window, wherever they lead, even back to an
/// account that was passed already. Of each maximal chain of hand-offs (keep 0.2, slack 0.05) the longest
/// stretch within the window, the earliest of equals, where it has at least `length_min` transfers. Returns
/// how many there are.
///
/// Score: what came out over what went in, at most 1. Instances come by their first transfer; accounts: the
/// first payer, then the payees, without repetition. Parallel over pockets. Throws Interrupted.
std::uint64_t find_random_walks(const TransferGraph&, const ShapeQuery&, Progress&, const ShapeSink& sink);

}  // namespace sluice
