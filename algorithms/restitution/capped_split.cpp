// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/capped_split.hpp"

#include <algorithm>
#include <vector>

namespace sluice {
namespace {

/// Splits among those who take part, whatever their caps; whether somebody is over his.
bool split_round(Amount amount, std::span<CappedClaim* const> open, std::vector<Claim>& claims) {
  claims.clear();
  Amount total;
  for (const auto* claim : open) {
    claims.push_back({claim->weight, Amount(0)});
    total += claim->weight;
  }
  split_by_largest_remainder(amount, total, claims);
  bool is_over = false;
  for (std::size_t i = 0; i < open.size(); ++i) {
    open[i]->share = claims[i].share;
    is_over = is_over || claims[i].share > open[i]->cap;
  }
  return is_over;
}

}  // namespace

void split_within_caps(Amount amount, std::span<CappedClaim> claims) {
  std::vector<CappedClaim*> open;
  Wide caps = 0;
  for (auto& claim : claims) {
    claim.share = Amount(0);
    if (claim.cap <= Amount(0)) continue;
    open.push_back(&claim);
    caps += claim.cap.minor;
  }
  // Then every round would drop somebody; and else no round's amount reaches the weights that split it.
  if (amount.minor >= caps) {
    for (auto* claim : open) claim->share = claim->cap;
    return;
  }
  std::vector<Claim> round;
  while (split_round(amount, open, round))
    std::erase_if(open, [&](CappedClaim* claim) {
      if (claim->share < claim->cap) return false;
      claim->share = claim->cap;
      amount -= claim->cap;
      return true;
    });
}

}  // namespace sluice
