// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "engine/values/split.hpp"

namespace sluice {

/// One who shares in an amount, but not above a cap.
struct CappedClaim {
  Amount weight, cap;
  Amount share = Amount(0);
};

/// Splits `amount` by weight with nobody above his cap, in rounds: it is split by largest remainder; where
/// somebody is over his cap, all who are at or over theirs get it and drop out, and what is left is split
/// again among the others, until nobody is over. Where the caps together do not reach the amount, everybody
/// gets his cap and the rest is left over. Claims without a cap above 0 take no part. Needs amount ≥ 0, 0 ≤
/// cap ≤ weight, and a sum of weights within 63 bits. O(n log n) a round; every round but the last drops
/// somebody.
void split_within_caps(Amount amount, std::span<CappedClaim> claims);

}  // namespace sluice
