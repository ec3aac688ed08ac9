// SPDX-License-Identifier: Apache-2.0
#include "engine/values/split.hpp"

#include <algorithm>
#include <vector>

namespace sluice {
namespace {

struct Division {
  std::int64_t quotient, remainder;
};

Division divide(std::int64_t a, std::int64_t b, std::int64_t divisor) {
  std::uint64_t product = 0;
  if (!__builtin_mul_overflow(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b), &product)) {
    const auto d = static_cast<std::uint64_t>(divisor);
    return {static_cast<std::int64_t>(product / d), static_cast<std::int64_t>(product % d)};
  }
  const auto wide = Wide{a} * b;
  return {static_cast<std::int64_t>(wide / divisor), static_cast<std::int64_t>(wide % divisor)};
}

/// One claim beside the rest: the missing unit is the claim's where its remainder is at least half.
void split_one(Amount amount, Amount total, Claim& claim) {
  const auto [quotient, remainder] = divide(amount.minor, claim.weight.minor, total.minor);
  const bool rounds_up = remainder != 0 && remainder >= total.minor - remainder;
  claim.share = Amount(quotient + (rounds_up ? 1 : 0));
}

}  // namespace

void split_by_largest_remainder(Amount amount, Amount total, std::span<Claim> claims) {
  if (claims.size() == 1) return split_one(amount, total, claims[0]);
  struct Rest {
    std::int64_t remainder;
    std::size_t claim;
  };
  std::vector<Rest> rests;
  rests.reserve(claims.size() + 1);
  Amount missing = amount, others = total;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto [quotient, remainder] = divide(amount.minor, claims[i].weight.minor, total.minor);
    claims[i].share = Amount(quotient);
    missing -= claims[i].share;
    others -= claims[i].weight;
    rests.push_back({remainder, i});
  }
  const auto [quotient, remainder] = divide(amount.minor, others.minor, total.minor);
  missing -= Amount(quotient);
  rests.push_back({remainder, claims.size()});
  std::ranges::sort(rests, [](const Rest& a, const Rest& b) {
    return a.remainder != b.remainder ? a.remainder > b.remainder : a.claim < b.claim;
  });
  for (std::size_t i = 0; i < static_cast<std::size_t>(missing.minor); ++i)
    if (rests[i].claim < claims.size()) claims[rests[i].claim].share += Amount(1);
}

}  // namespace sluice
