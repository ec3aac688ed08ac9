// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// Scatter-gathers: the pairs of accounts (s, t) with at least `degree_min` middles inside one window, each
/// paid by s before it pays t. Returns how many pairs there are.
///
/// One instance for each, by the ids of s and t: of all windows the one with the most transfers, and of these
/// the earliest. Accounts: s, t, the middles in the order in which s first pays them. Parallel over s, after
/// what can be no part of any has been left out; about O(Σ outflows of the payees of s within the window).
/// Memory: 4 bytes a transfer, and about 30 for each that may take part. Throws Interrupted.
std::uint64_t find_scatter_gathers(const TransferGraph&, const ShapeQuery&, Progress&, const ShapeSink& sink);

}  // namespace sluice
