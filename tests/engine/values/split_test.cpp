// SPDX-License-Identifier: Apache-2.0
#include "engine/values/split.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

std::vector<std::int64_t> split(std::int64_t amount, std::int64_t total,
                                const std::vector<std::int64_t>& weights) {
  std::vector<Claim> claims;
  for (const auto weight : weights) claims.push_back({Amount(weight), Amount(-1)});
  split_by_largest_remainder(Amount(amount), Amount(total), claims);
  std::vector<std::int64_t> shares;
  for (const auto& claim : claims) shares.push_back(claim.share.minor);
  return shares;
}

/// Long division bit by bit, so that no product of two amounts is ever formed by one multiplication.
struct LongDivision {
  std::uint64_t quotient = 0, remainder = 0;

  LongDivision(std::int64_t a, std::int64_t b, std::int64_t divisor) {
    const auto d = static_cast<std::uint64_t>(divisor);
    // a·b = Σ bit_i(a) · 2^i · b: double, add b where the bit is set, reduce; all below 2^64.
    for (int bit = 62; bit >= 0; --bit) {
      quotient *= 2;
      remainder *= 2;
      reduce(d);
      if ((a >> bit & 1) != 0) {
        quotient += static_cast<std::uint64_t>(b) / d;
        remainder += static_cast<std::uint64_t>(b) % d;
        reduce(d);
      }
    }
  }
  void reduce(std::uint64_t d) {
    if (remainder < d) return;
    remainder -= d;
    ++quotient;
  }
};

/// The missing units one at a time, each to the largest remainder left, the first of equals.
std::vector<std::int64_t> naive_split(std::int64_t amount, std::int64_t total,
                                      std::vector<std::int64_t> weights) {
  auto rest = total;
  for (const auto weight : weights) rest -= weight;
  weights.push_back(rest);
  std::vector<std::int64_t> shares;
  std::vector<std::int64_t> remainders;
  auto missing = amount;
  for (const auto weight : weights) {
    const LongDivision share(amount, weight, total);
    shares.push_back(static_cast<std::int64_t>(share.quotient));
    remainders.push_back(static_cast<std::int64_t>(share.remainder));
    missing -= shares.back();
  }
  for (; missing > 0; --missing) {
    const auto largest = std::ranges::max_element(remainders);
    ++shares[static_cast<std::size_t>(largest - remainders.begin())];
    *largest = -1;
  }
  shares.pop_back();
  return shares;
}

TEST_CASE("an amount is split by the largest remainder") {
  struct Row {
    std::int64_t amount, total;
    std::vector<std::int64_t> weights, shares;
  };
  const auto row = GENERATE(values<Row>({
      // 10 · 3/6 = 5, 10 · 2/6 = 3 rest 2/6, 10 · 1/6 = 1 rest 4/6: the missing unit is the last claim's.
      {10, 6, {3, 2, 1}, {5, 3, 2}},
      // 10/3 = 3 rest 1/3 each: the missing unit is the first's.
      {10, 3, {1, 1, 1}, {4, 3, 3}},
      // 11/3 = 3 rest 2/3 each: two missing units.
      {11, 3, {1, 1, 1}, {4, 4, 3}},
      // 1 · 1/2 each: the claim before the rest, which is the last.
      {1, 2, {1}, {1}},
      // 1 · 1/3 = 0 rest 1/3, the rest has 2/3: the unit is the rest's.
      {1, 3, {1}, {0}},
      // 5 · 2/8 = 1 rest 2/8, twice; the rest 5 · 4/8 = 2 rest 4/8 gets the missing unit.
      {5, 8, {2, 2}, {1, 1}},
      // 5 · 1/10 = 0 rest 5/10, five times, the rest 5 · 5/10 = 2 rest 5/10: three missing, all to the first.
      {5, 10, {1, 1, 1, 1, 1}, {1, 1, 1, 0, 0}},
      {0, 7, {3, 4}, {0, 0}},
      {7, 7, {3, 4}, {3, 4}},
      {7, 7, {7}, {7}},
      {3, 5, {0, 5}, {0, 3}},
      {3, 5, {}, {}},
  }));
  CAPTURE(row.amount, row.total, row.weights);
  CHECK(split(row.amount, row.total, row.weights) == row.shares);
  CHECK(naive_split(row.amount, row.total, row.weights) == row.shares);
}

TEST_CASE("splits of the largest amounts are exact") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(split(most, most, {most}) == std::vector{most});
  // most is odd: most/2 rest 1/2 each, the missing unit is the first's.
  CHECK(split(most, most - 1, {(most - 1) / 2, (most - 1) / 2})
        == naive_split(most, most - 1, {(most - 1) / 2, (most - 1) / 2}));
  // (most - 1)(most - 2)/most = most - 3 rest 2/most; the rest claim has 1 · … = 1 - small.
  CHECK(split(most - 1, most, {most - 2, 1, 1}) == naive_split(most - 1, most, {most - 2, 1, 1}));
}

TEST_CASE("random splits equal the naive one, add up and keep within a unit of the exact share") {
  const auto seed = GENERATE(range(0, 300));
  CAPTURE(seed);
  oracle::RandomNumbers random(static_cast<std::uint64_t>(seed));
  const int bits = static_cast<int>(random.between(1, 62));
  const auto total = random.between(1, std::int64_t{1} << bits);
  std::vector<std::int64_t> weights;
  auto left = total;
  for (auto count = random.between(0, 6); count > 0; --count) {
    weights.push_back(random.between(0, left));
    left -= weights.back();
  }
  const bool no_rest = !weights.empty() && random.chance(50);
  if (no_rest) weights.back() += left;
  const auto amount = random.between(0, total);
  const auto shares = split(amount, total, weights);
  REQUIRE(shares == naive_split(amount, total, weights));
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const LongDivision exact(amount, weights[i], total);
    REQUIRE(shares[i] >= static_cast<std::int64_t>(exact.quotient));
    REQUIRE(shares[i] <= static_cast<std::int64_t>(exact.quotient) + (exact.remainder != 0 ? 1 : 0));
    // Nobody gets more than his weight, so nobody can pay out what he does not have.
    REQUIRE(shares[i] <= weights[i]);
    sum += shares[i];
  }
  REQUIRE(sum <= amount);
  if (no_rest) REQUIRE(sum == amount);
}

}  // namespace
}  // namespace sluice
