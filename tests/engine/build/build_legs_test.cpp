// SPDX-License-Identifier: Apache-2.0
#include "engine/build/build_legs.hpp"

#include <map>
#include <vector>

#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

struct Transfers {
  Column<PocketNo> mine, other;
  Column<Amount> amount;
};

Transfers transfers_of(const std::vector<std::array<std::int64_t, 3>>& rows) {
  Array<PocketNo> mine, other;
  Array<Amount> amount;
  for (const auto& [a, b, money] : rows) {
    mine.push_back(PocketNo(static_cast<std::uint32_t>(a)));
    other.push_back(PocketNo(static_cast<std::uint32_t>(b)));
    amount.push_back(Amount(money));
  }
  return {mine.freeze(), other.freeze(), amount.freeze()};
}

LegTable legs_of(const Transfers& transfers, std::size_t pockets) {
  return build_legs(transfers.mine, transfers.other, transfers.amount, pockets);
}

void check_against_map(const Transfers& transfers, std::size_t pockets) {
  std::map<std::uint32_t, std::vector<Leg>> expected;
  for (std::uint32_t t = 0; t < transfers.mine.size(); ++t) {
    auto& run = expected[transfers.mine[t].value];
    const auto before = run.empty() ? Amount(0) : run.back().sum;
    run.push_back({before + transfers.amount[t], TransferNo(t), transfers.other[t]});
  }
  const auto table = legs_of(transfers, pockets);
  REQUIRE(table.begins.size() == pockets + 1);
  REQUIRE(table.legs.size() == transfers.mine.size());
  std::size_t wrong = 0;
  for (std::uint32_t p = 0; p < pockets; ++p) {
    const auto run = table[PocketNo(p)];
    const auto& legs = expected[p];
    wrong += run.size() != legs.size();
    for (std::size_t i = 0; i < std::min(run.size(), legs.size()); ++i)
      wrong += run[i].sum != legs[i].sum || run[i].transfer != legs[i].transfer
               || run[i].counterparty != legs[i].counterparty;
  }
  REQUIRE(wrong == 0);
}

TEST_CASE("the legs of a pocket are its transfers in order with running sums") {
  const auto table = legs_of(transfers_of({{0, 1, 10}, {2, 0, 5}, {0, 2, 7}, {2, 1, 1}}), 4);
  const auto of_0 = table[PocketNo(0)], of_2 = table[PocketNo(2)];
  REQUIRE(of_0.size() == 2);
  CHECK(of_0[0].sum == Amount(10));
  CHECK(of_0[1].sum == Amount(17));
  CHECK(of_0[1].transfer == TransferNo(2));
  CHECK(of_0[1].counterparty == PocketNo(2));
  REQUIRE(of_2.size() == 2);
  CHECK(of_2[1].sum == Amount(6));
  CHECK(table[PocketNo(1)].empty());
  CHECK(table[PocketNo(3)].empty());
}

TEST_CASE("runs equal those of a plain map, for any number of pockets and threads") {
  // Up to 1,023 pockets a range holds one, above more; 2^n and its neighbours end ranges differently.
  const auto pockets = GENERATE(as<std::size_t>(), 1, 2, 511, 512, 1023, 1024, 1025, 5000, 70'000);
  const auto count = GENERATE(as<std::size_t>(), 0, 1, 3000);
  CAPTURE(pockets, count);
  oracle::RandomNumbers random(pockets + count);
  std::vector<std::array<std::int64_t, 3>> rows(count);
  for (auto& row : rows)
    row = {static_cast<std::int64_t>(random.below(random.chance(50) ? pockets : (pockets + 9) / 10)),
           static_cast<std::int64_t>(random.below(pockets)), random.between(1, 1000)};
  const auto transfers = transfers_of(rows);
  for (const std::size_t threads : {1u, 2u, 8u})
    with_threads(threads, [&] { check_against_map(transfers, pockets); });
}

TEST_CASE("a ledger of several chunks of transfers has the same runs") {
  oracle::RandomNumbers random(3);
  std::vector<std::array<std::int64_t, 3>> rows(1'200'000);
  for (auto& row : rows) row = {random.between(0, 2999), random.between(0, 2999), random.between(1, 1000)};
  check_against_map(transfers_of(rows), 3000);
}

TEST_CASE("no pockets, no runs") {
  const auto table = legs_of({}, 0);
  CHECK(table.begins.size() == 1);
  CHECK(table.legs.empty());
}

TEST_CASE("a run whose sum passes 63 bits is refused") {
  const auto most = Amount::max().minor;
  CHECK_NOTHROW(legs_of(transfers_of({{0, 1, most - 1}, {0, 1, 1}}), 2));
  CHECK_THROWS_AS(legs_of(transfers_of({{0, 1, most - 1}, {0, 1, 1}, {0, 1, 1}}), 2), UnreadableInput);
  CHECK_NOTHROW(legs_of(transfers_of({{0, 1, most}, {1, 0, most}}), 2));
}

}  // namespace
}  // namespace sluice
