// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/capped_split.hpp"

#include <vector>

#include "tests/oracle/refund.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

using namespace sluice;

namespace {

using Amounts = std::vector<std::int64_t>;

Amounts split(std::int64_t amount, const Amounts& weights, const Amounts& caps) {
  std::vector<CappedClaim> claims;
  for (std::size_t i = 0; i < weights.size(); ++i)
    claims.push_back({Amount(weights[i]), Amount(caps[i]), Amount(-1)});
  split_within_caps(Amount(amount), claims);
  Amounts shares;
  for (const auto& claim : claims) shares.push_back(claim.share.minor);
  return shares;
}

}  // namespace

TEST_CASE("where no cap binds the split is by weight, missing units to the largest remainders") {
  CHECK(split(1000, {1000, 1000, 1000}, {1000, 1000, 1000}) == Amounts{334, 333, 333});
  CHECK(split(0, {3, 4}, {3, 4}) == Amounts{0, 0});
}

TEST_CASE("who is at or over his cap gets it, and the others share what is left") {
  // 90 · 60/100 = 54 is over 20; 70 by 30 : 10 is 52.5 over 30; the last may have 10 of the 40 left.
  CHECK(split(90, {60, 30, 10}, {20, 30, 10}) == Amounts{20, 30, 10});
  // 40 · 60/100 = 24 is over 20; 20 by 30 : 10 is 15 : 5.
  CHECK(split(40, {60, 30, 10}, {20, 30, 10}) == Amounts{20, 15, 5});
  // 30, 15, 5: nobody is over, so who is at his cap stays in.
  CHECK(split(50, {60, 30, 10}, {30, 30, 10}) == Amounts{30, 15, 5});
  // 36 is over 35, 18 is at 18 and drops out with him: 7 is left for the last.
  CHECK(split(60, {60, 30, 10}, {35, 18, 10}) == Amounts{35, 18, 7});
}

TEST_CASE("where the caps do not reach the amount everybody gets his cap") {
  CHECK(split(100, {60, 40}, {5, 7}) == Amounts{5, 7});
  CHECK(split(100, {60, 40}, {0, 7}) == Amounts{0, 7});
  CHECK(split(100, {}, {}).empty());
  constexpr auto max = Amount::max().minor;
  CHECK(split(max, {max}, {max - 1}) == Amounts{max - 1});
  CHECK(split(max - 1, {max}, {max}) == Amounts{max - 1});
}

TEST_CASE("a split within caps is the oracle's on random claims") {
  oracle::RandomNumbers random(1);
  for (int i = 0; i < 20'000; ++i) {
    Amounts weights, caps;
    const auto most = random.chance(50) ? 9 : 900;
    for (auto n = random.between(0, 6); n > 0; --n) {
      weights.push_back(random.between(1, most));
      caps.push_back(random.chance(20) ? 0 : random.between(0, weights.back()));
    }
    const auto amount = random.between(0, 3 * most);
    CAPTURE(amount, weights, caps);
    CHECK(split(amount, weights, caps) == oracle::split_with_caps(amount, weights, caps));
  }
}
