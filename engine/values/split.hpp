// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>

#include "engine/values/amount.hpp"

namespace sluice {

/// 128 bits, so that a product of two amounts is exact.
__extension__ typedef __int128 Wide;

/// One who shares in an amount, and what falls to him.
struct Claim {
  Amount weight;
  Amount share;
};

/// Splits `amount` by the claims' weights: floor(amount · weight / total) each, and the units still
/// missing one each to the largest remainders, ties to the earlier claim. `total` may exceed the sum of the
/// weights: the rest is a last claim, whose share is not written. Needs 0 ≤ amount ≤ total and total > 0.
/// Exact; O(n log n) in the claims.
void split_by_largest_remainder(Amount amount, Amount total, std::span<Claim> claims);

}  // namespace sluice
