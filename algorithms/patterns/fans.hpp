// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

enum class FanSide : std::uint8_t { in, out };

/// Fan-ins (fan-outs): an account and the inflows (outflows) of one window, with at least `degree_min`
/// different payers (payees); windows that lie in another one are left out. Returns their number.
///
/// Instances come by account id, then time; accounts: the one in the middle, then its counterparties in the
/// order in which they first appear. `sink` may be empty. Parallel over accounts, O(d log d) for an account
/// with d transfers, memory for one account's transfers a thread. Throws Interrupted.
std::uint64_t find_fans(const TransferGraph&, const ShapeQuery&, FanSide, Progress&, const ShapeSink& sink);

}  // namespace sluice
