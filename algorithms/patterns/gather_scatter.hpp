// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// Gather-scatters: the accounts that, within one window, are paid by at least `degree_min` different
/// accounts and after the last of those inflows pay at least `degree_min` different accounts, perhaps the
/// same ones. Returns how many accounts do.
///
/// One instance for each: of all windows that begin with an inflow, and of all inflows that may be the last
/// to be gathered, those with the most transfers, and of these the earliest. Accounts: the one in the middle,
/// then its counterparties in the order in which they first appear. Parallel over accounts, O(d log d) for an
/// account with d transfers. Throws Interrupted.
std::uint64_t find_gather_scatters(const TransferGraph&, const ShapeQuery&, Progress&, const ShapeSink& sink);

}  // namespace sluice
