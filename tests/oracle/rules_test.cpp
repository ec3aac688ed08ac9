// SPDX-License-Identifier: Apache-2.0
#include "engine/values/error.hpp"
#include "tests/oracle/lots.hpp"
#include "tests/oracle/trace.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

// Paul and Michael pay in 10.00 each, 10.00 is spent, Karen pays in 10.00, 10.00 is spent.
const Ledger todd{.rows = {pays("p", "Paul", "X", 1, 1000), pays("m", "Michael", "X", 2, 1000),
                           pays("1", "X", "Shop", 3, 1000), pays("k", "Karen", "X", 4, 1000),
                           pays("2", "X", "Shop", 5, 1000)},
                  .accounts = {terminal("Shop")}};

BySource todd_rests(Rule rule) {
  const auto result = trace(todd, {.sources = {{"p", ""}, {"m", ""}, {"k", ""}}, .rule = rule});
  for (const auto& account : result.accounts)
    if (account.account == "X") return account.by_source;
  return {};
}

// A owns 10, receives 20 of the victim, pays 15 to B; receives 10 of its own, pays 10 to C.
const Ledger mixed{.rows = {pays("s", "V", "A", 1, 20), pays("1", "A", "B", 2, 15),
                            pays("2", "Shop", "A", 3, 10), pays("3", "A", "C", 4, 10)},
                   .accounts = {opened("A", 10), terminal("Shop")}};

std::string mixed_traced(Rule rule) {
  return traced_of(trace(mixed, {.sources = {{"s", ""}}, .rule = rule}));
}

}  // namespace

TEST_CASE("Todd's example: what is left of 10.00 each under each rule") {
  // 20.00: 10.00 takes 5.00 + 5.00. 5 + 5 + 10: 10.00 of 20.00 takes half of each.
  CHECK(todd_rests(Rule::haircut) == BySource{{0, 250}, {1, 250}, {2, 500}});
  // Paul's goes first, then Michael's.
  CHECK(todd_rests(Rule::fifo) == BySource{{2, 1000}});
  // Michael's goes first, then Karen's.
  CHECK(todd_rests(Rule::lifo) == BySource{{0, 1000}});
  // There is no clean money, so both are pro rata among the three.
  CHECK(todd_rests(Rule::libr) == BySource{{0, 250}, {1, 250}, {2, 500}});
  CHECK(todd_rests(Rule::tainted_first) == BySource{{0, 250}, {1, 250}, {2, 500}});
}

TEST_CASE("clean and stolen money mixed, rule by rule") {
  // 15·20/30 = 10; then T = 10 of B = 15 + 10 = 25: 10·10/25 = 4.
  CHECK(mixed_traced(Rule::haircut) == "s 20, 1 10, 3 4");
  // 10 clean, 5 stolen; then the 15 stolen are older than the new 10.
  CHECK(mixed_traced(Rule::fifo) == "s 20, 1 5, 3 10");
  // 15 stolen; then the new clean 10.
  CHECK(mixed_traced(Rule::lifo) == "s 20, 1 15");
  // 10 clean, 5 stolen; then the new 10 is clean: it refills no claim, and it goes first.
  CHECK(mixed_traced(Rule::libr) == "s 20, 1 5");
  // 15 stolen; then the last 5 stolen and 5 clean.
  CHECK(mixed_traced(Rule::tainted_first) == "s 20, 1 15, 3 5");
  CHECK(mixed_traced(Rule::poison) == "s, 1, 3");
}

TEST_CASE("shares: floors, then the largest remainders, ties to the earlier claimant") {
  CHECK(split(1, {1, 1, 1}) == std::vector<std::int64_t>{1, 0, 0});
  CHECK(split(2, {1, 1, 1}) == std::vector<std::int64_t>{1, 1, 0});
  CHECK(split(2, {1, 1, 3}) == std::vector<std::int64_t>{1, 0, 1});  // 0.4, 0.4, 1.2: one missing unit
  CHECK(split(3, {1, 2, 2}) == std::vector<std::int64_t>{1, 1, 1});  // 0.6, 1.2, 1.2
  CHECK(split(1, {1, 2, 2}) == std::vector<std::int64_t>{0, 1, 0});  // 0.2, 0.4, 0.4
  // 4e18·4e18/4e18: only 128 bits hold the product.
  CHECK(split(4'000'000'000'000'000'000, {4'000'000'000'000'000'000, 0})
        == std::vector<std::int64_t>{4'000'000'000'000'000'000, 0});
}

TEST_CASE("haircut: clean money is the last claimant in a tie") {
  // 1 of source 0, 1 of source 1, 1 clean; 2 leave: 2/3 each, so sources 0 and 1 get the two units.
  const Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 1), pays("r", "W", "A", 2, 1), pays("1", "A", "B", 3, 2)},
      .accounts = {opened("A", 1)}};
  const auto result = trace(ledger, {.sources = {{"r", ""}, {"s", ""}}});
  CHECK(result.sources[0].transfer == "r");  // numbered by mention, not by time
  CHECK(traced_of(result) == "s 1, r 1, 1 2");
  CHECK(result.transfers[2].by_source == BySource{{0, 1}, {1, 1}});
}

TEST_CASE("what arrives keeps the order in which it lay at the payer") {
  // A holds r 5 (older), s 5. 8 go to B, then 5 go from B to C.
  const Ledger ledger{.rows = {pays("r", "V", "A", 1, 5), pays("s", "W", "A", 2, 5),
                               pays("1", "A", "B", 3, 8), pays("2", "B", "C", 4, 5)},
                      .accounts = {}};
  const std::vector<Source> sources{{"r", ""}, {"s", ""}};
  // lifo: s 5 and r 3 leave A and lie at B as r 3, s 5; the newest 5 are s.
  CHECK(trace(ledger, {.sources = sources, .rule = Rule::lifo}).transfers[3].by_source == BySource{{1, 5}});
  // fifo: r 5, s 3 leave A; the oldest 5 at B are r.
  CHECK(trace(ledger, {.sources = sources, .rule = Rule::fifo}).transfers[3].by_source == BySource{{0, 5}});
}

TEST_CASE("poison marks everything downstream and never wears off") {
  // A passes all 10 on to B; its later payment of other money is marked nevertheless. What it paid before
  // is not. Marks end at the shop and at the victim.
  const Ledger ledger{
      .rows = {pays("0", "A", "Z", 0, 1), pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 10),
               pays("2", "Shop", "A", 3, 5), pays("3", "A", "Shop", 4, 5), pays("4", "Shop", "Q", 5, 5),
               pays("5", "B", "V", 6, 2), pays("6", "V", "R", 7, 2)},
      .accounts = {terminal("Shop")}};
  const auto result = trace(ledger, {.sources = {{"s", ""}}, .rule = Rule::poison});
  CHECK(traced_of(result) == "s, 1, 3, 5");
  CHECK(levels_of(result) == "A 1, B 2, Shop 2, V -");
  CHECK(rests_of(result) == "A -, B -, Shop -, V -");
  CHECK(result.accounts[2].end == "dissipated");
  CHECK(result.sources[0].stolen == 10);
}

TEST_CASE("poison limits: a cut mark is listed on its transfer and goes no further") {
  const Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 9), pays("2", "A", "C", 3, 1),
               pays("3", "B", "D", 4, 9), pays("4", "C", "D", 5, 1)},
      .accounts = {}};
  Query query{.sources = {{"s", ""}}, .rule = Rule::poison};
  query.amount_min = 2;
  CHECK(traced_of(trace(ledger, query)) == "s, 1, 2, 3");
  CHECK(levels_of(trace(ledger, query)) == "A 1, B 2, D 3");
  query.hops_max = 2;
  CHECK(levels_of(trace(ledger, query)) == "A 1, B 2");
  query.horizon_ns = 1'000'000'000;  // until second 2
  CHECK(traced_of(trace(ledger, query)) == "s, 1");
}

TEST_CASE("backward under libr and tainted-first is refused, an unknown transfer too") {
  CHECK_THROWS_AS(trace(mixed, {.sources = {{"3", ""}}, .rule = Rule::libr, .backward = true}),
                  sluice::InvalidQuery);
  CHECK_THROWS_AS(trace(mixed, {.sources = {{"3", ""}}, .rule = Rule::tainted_first, .backward = true}),
                  sluice::InvalidQuery);
  CHECK_THROWS_AS(trace(mixed, {.sources = {{"nobody", ""}}}), sluice::InvalidQuery);
}
