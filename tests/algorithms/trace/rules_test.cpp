// SPDX-License-Identifier: Apache-2.0
#include "engine/values/error.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"

using namespace sluice;
using oracle::opened;
using oracle::pays;
using oracle::terminal;

namespace {

oracle::Result traced(const oracle::Ledger& ledger, const oracle::Query& query) {
  return tests::engine_trace(tests::built(ledger), query);
}

// Paul and Michael pay in 10.00 each, 10.00 is spent, Karen pays in 10.00, 10.00 is spent.
const oracle::Ledger paul_michael_karen{
    .rows = {pays("p", "Paul", "X", 1, 1000), pays("m", "Michael", "X", 2, 1000),
             pays("1", "X", "Shop", 3, 1000), pays("k", "Karen", "X", 4, 1000),
             pays("2", "X", "Shop", 5, 1000)},
    .accounts = {terminal("Shop")}};

oracle::BySource left_at_x(oracle::Rule rule) {
  const auto result = traced(paul_michael_karen, {.sources = {{"p"}, {"m"}, {"k"}}, .rule = rule});
  for (const auto& account : result.accounts)
    if (account.account == "X") return account.by_source;
  return {};
}

// A owns 10, receives the victim's 20, pays B 15; receives 10 of its own, pays C 10.
const oracle::Ledger own_and_stolen{.rows = {pays("s", "V", "A", 1, 20), pays("1", "A", "B", 2, 15),
                                             pays("2", "Shop", "A", 3, 10), pays("3", "A", "C", 4, 10)},
                                    .accounts = {opened("A", 10), terminal("Shop")}};

std::string carried(oracle::Rule rule) {
  return traced_of(traced(own_and_stolen, {.sources = {{"s"}}, .rule = rule}));
}

}  // namespace

TEST_CASE("the engine leaves of Paul's, Michael's and Karen's money what the courts' rules say") {
  // 10 of 20 takes 5 and 5; then 10 of 20 takes half of 5, 5 and 10.
  CHECK(left_at_x(oracle::Rule::haircut) == oracle::BySource{{0, 250}, {1, 250}, {2, 500}});
  // Paul's 10 goes first, then Michael's.
  CHECK(left_at_x(oracle::Rule::fifo) == oracle::BySource{{2, 1000}});
  // Michael's goes first, then Karen's.
  CHECK(left_at_x(oracle::Rule::lifo) == oracle::BySource{{0, 1000}});
}

TEST_CASE("the engine divides own and stolen money as each rule says") {
  CHECK(carried(oracle::Rule::haircut) == "s 20, 1 10, 3 4");  // 15 · 20/30; then 10 · 10/25
  CHECK(carried(oracle::Rule::fifo)
        == "s 20, 1 5, 3 10");                         // own 10 first; then stolen, older than the new 10
  CHECK(carried(oracle::Rule::lifo) == "s 20, 1 15");  // stolen 15; then the new clean 10
  CHECK(carried(oracle::Rule::libr) == "s 20, 1 5");   // own 10, stolen 5; then the new own 10
  CHECK(carried(oracle::Rule::tainted_first) == "s 20, 1 15, 3 5");
  CHECK(carried(oracle::Rule::poison) == "s, 1, 3");
}

TEST_CASE("an unseen outflow directly after the fraud payment carries its share") {
  // V pays A 100 and A's statement says 60 after it: 40 left unseen directly after. FIFO: of the victim's
  // money.
  auto source = pays("s", "V", "A", 1, 100);
  source.payee_balance_after = 60;
  const oracle::Ledger ledger{.rows = {source}, .accounts = {}};
  const auto result = traced(ledger, {.sources = {{"s"}}, .rule = oracle::Rule::fifo});
  CHECK(traced_of(result) == "s 100, null 40");
  CHECK(result.sources[0].rests == 60);
  CHECK(result.sources[0].left_visibility == 40);
}

TEST_CASE("a cut-off keeps the openings of the whole ledger; known-at does not") {
  // A pays 150 with 50 seen coming in, so its opening is 100. Until 2: 50 · 50/150 = 16.67. Known at 2:
  // opening 0.
  const oracle::Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 5000), pays("1", "A", "B", 2, 5000), pays("2", "A", "C", 3, 10000)},
      .accounts = {}};
  oracle::Query query{.sources = {{"s"}}};
  query.until_ns = 2'000'000'000;
  CHECK(traced_of(traced(ledger, query)) == "s 5000, 1 1667");
  query.known_at_ns = 2'000'000'000;
  CHECK(traced_of(traced(ledger, query)) == "s 5000, 1 5000");
}

TEST_CASE("a backward trace under a rule without a mirror is refused") {
  for (const auto rule : {oracle::Rule::libr, oracle::Rule::tainted_first})
    CHECK_THROWS_AS(traced(own_and_stolen, {.sources = {{"s"}}, .rule = rule, .backward = true}),
                    InvalidQuery);
}
