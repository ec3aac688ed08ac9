// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/trace.hpp"

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

constexpr std::int64_t second_ns = 1'000'000'000;

}  // namespace

TEST_CASE("ends: cash, the victim, another victim, an uncovered account, rests") {
  const Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 10), pays("r", "W", "Z", 2, 7), pays("1", "A", "Shop", 3, 1),
               pays("2", "A", "V", 4, 2), pays("3", "A", "W", 5, 3), pays("4", "A", "U", 6, 1)},
      .accounts = {terminal("Shop"), uncovered("U")}};
  const auto result = trace(ledger, {.sources = {{"s", ""}, {"r", ""}}});
  CHECK(result.sources[0]
        == TracedSource{.transfer = "s",
                        .victim = "V",
                        .currency = "CNY",
                        .stolen = 10,
                        .rests = 3,
                        .dissipated = 1,
                        .left_visibility = 1,
                        .returned = 2,
                        .other_victims = 3});
  // Rests descending, then id; outside accounts rest 0; victims have no level.
  CHECK(rests_of(result) == "Z 7, A 3, Shop 0, U 0, V 0, W 0");
  CHECK(levels_of(result) == "Z 1, A 1, Shop 2, U 2, V -, W -");
  CHECK(result.accounts[0].by_source == BySource{{1, 7}});
  CHECK(result.accounts[3].end == "left_visibility");
  CHECK(result.accounts[5].end == "victim");
  CHECK(result.accounts[5].received == 3);
}

TEST_CASE("victims: one name joins payers, two names split one payer, an id is a name") {
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 10), pays("r", "W", "B", 2, 10),
                               pays("1", "A", "W", 3, 10), pays("2", "B", "V", 4, 10)},
                      .accounts = {}};
  const auto returned = [&](const std::string& s, const std::string& r) {
    const auto result = trace(ledger, {.sources = {{"s", s}, {"r", r}}});
    return std::pair(result.sources[0].returned, result.sources[1].returned);
  };
  CHECK(returned("", "") == std::pair<std::int64_t, std::int64_t>(0, 0));
  CHECK(returned("one", "one") == std::pair<std::int64_t, std::int64_t>(10, 10));
  CHECK(returned("W", "") == std::pair<std::int64_t, std::int64_t>(10, 10));  // s and r are both W's
  // V pays s for "x" and t for "y", so what comes back to V is returned whichever it is.
  Ledger split = ledger;
  split.rows.push_back(pays("t", "V", "B", 5, 1));
  const auto result = trace(split, {.sources = {{"r", "y"}, {"s", "x"}, {"t", "y"}}});
  CHECK(result.sources[0].returned == 10);       // r is y's, V belongs to x and y
  CHECK(result.sources[1].other_victims == 10);  // s is x's, W belongs to y alone
}

TEST_CASE("cash paid in is named by the payment; cash is no victim account") {
  const Ledger ledger{.rows = {pays("s", "Atm", "A", 1, 10), pays("1", "A", "Atm", 2, 4)},
                      .accounts = {terminal("Atm")}};
  const auto result = trace(ledger, {.sources = {{"s", ""}}});
  CHECK(result.sources[0].victim == "s");
  CHECK(result.sources[0].dissipated == 4);
}

TEST_CASE("a source paid straight to an outside account ends at once") {
  const Ledger ledger{.rows = {pays("s", "V", "U", 1, 10), pays("1", "U", "B", 2, 10)},
                      .accounts = {uncovered("U")}};
  const auto result = trace(ledger, {.sources = {{"s", ""}}, .amount_min = 50});
  CHECK(result.sources[0].left_visibility == 10);
  CHECK(traced_of(result) == "s 10");
  CHECK(levels_of(result) == "U 1");
}

TEST_CASE("a victim is one in all its currencies and for the whole time") {
  // V pays A in CNY at the end; B's JPY payment to V before it ends there all the same.
  Ledger ledger{.rows = {pays("r", "W", "B", 1, 5), pays("1", "B", "V", 2, 5), pays("s", "V", "A", 3, 5)},
                .accounts = {}};
  ledger.rows[0].currency = ledger.rows[1].currency = "JPY";
  const auto result = trace(ledger, {.sources = {{"s", ""}, {"r", ""}}});
  CHECK(result.sources[1].other_victims == 5);
  CHECK(result.sources[1].currency == "JPY");
  CHECK(rests_of(result) == "A 5, B 0, V 0");  // by currency first
}

TEST_CASE("levels may shrink later; the next hop sees the smaller one") {
  const Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 4), pays("2", "B", "C", 3, 4),
               pays("3", "C", "D", 4, 2), pays("4", "A", "C", 5, 4), pays("5", "C", "E", 6, 6)},
      .accounts = {}};
  Query query{.sources = {{"s", ""}}};
  // C is 3 first, so D is 4; then A pays C directly: C is 2 and E is 3.
  CHECK(levels_of(trace(ledger, query)) == "E 3, A 1, D 4, B 2, C 2");
  // At most 2 hops: payment 2 would give level 3 and is cut, so C holds 4 clean and pays 2 of them on; 4
  // brings 4 stolen at level 2; 5 takes all, 2 clean and 4 stolen, would give level 3 and is cut.
  query.hops_max = 2;
  const auto cut = trace(ledger, query);
  CHECK(traced_of(cut) == "s 10, 1 4, 2 4, 4 4, 5 4");
  CHECK(cut.sources[0].under_floor == 8);
  CHECK(levels_of(cut) == "A 1, B 2, C 2");
}

TEST_CASE("a longer way later does not raise a level") {
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 5),
                               pays("2", "A", "C", 3, 5), pays("3", "C", "B", 4, 5)},
                      .accounts = {}};
  CHECK(levels_of(trace(ledger, {.sources = {{"s", ""}}})) == "B 2, A 1, C 2");
}

TEST_CASE("the floor: listed, counted nowhere, lies as clean money in its place") {
  // C holds r 5, then 2 of s under the floor, then r2 5. fifo: of 6 leaving, 5 are r and 1 is clean.
  const Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 2), pays("r", "W", "C", 2, 5), pays("1", "A", "C", 3, 2),
               pays("q", "W", "C", 4, 5), pays("2", "C", "D", 5, 6), pays("3", "C", "Shop", 6, 2)},
      .accounts = {terminal("Shop")}};
  Query query{.sources = {{"s", ""}, {"r", ""}, {"q", ""}}, .rule = Rule::fifo};
  query.amount_min = 5;  // a share of just 5 is not below it
  const auto result = trace(ledger, query);
  CHECK(traced_of(result) == "s 2, r 5, 1 2, q 5, 2 5, 3 1");  // an end takes 1 although it is below 5
  CHECK(result.sources[0].under_floor == 2);
  CHECK(result.sources[2].dissipated == 1);
  CHECK(result.accounts[1].account == "C");
  CHECK(result.accounts[1].received == 10);
}

TEST_CASE("the horizon is inclusive; afterwards the money rests where it was and is clean") {
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 11, 4),
                               pays("2", "A", "C", 12, 6), pays("3", "B", "A", 13, 1)},
                      .accounts = {}};
  const auto result = trace(ledger, {.sources = {{"s", ""}}, .horizon_ns = 10 * second_ns});
  CHECK(traced_of(result) == "s 10, 1 4");
  CHECK(rests_of(result) == "A 6, B 4");
}

TEST_CASE("the cut-off cuts the sweep, not the knowledge; what is not known changes openings") {
  // Over the whole ledger A must open with 3 (10 in, 13 out).
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 5),
                               pays("2", "A", "B", 3, 8), pays("r", "W", "B", 4, 1)},
                      .accounts = {}};
  Query query{.sources = {{"r", ""}, {"s", ""}}};
  query.until_ns = 2 * second_ns;
  const auto cut = trace(ledger, query);
  // 5·10/13 = 3.85, clean 5·3/13 = 1.15: the larger remainder takes the missing unit: 4.
  CHECK(traced_of(cut) == "s 10, 1 4");
  CHECK(cut.sources[0] == TracedSource{.transfer = "r", .victim = "W", .currency = "CNY"});  // zeros
  CHECK(cut.unknown_at.empty());
  query.until_ns.reset();
  query.known_at_ns = 2 * second_ns;
  const auto known = trace(ledger, query);
  CHECK(traced_of(known) == "s 10, 1 5");  // opening 0: all of it is stolen
  CHECK(known.sources.size() == 1);
  CHECK(known.unknown_at == std::vector<std::string>{"r"});
}

TEST_CASE("rows of completion carry shares and end at ?") {
  // A's balance after the payment is given as 1: 10 - 4 = 6, so 5 left unseen before it.
  Ledger ledger{.rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 4)},
                .accounts = {opened("A", 0)}};
  ledger.rows[1].payer_balance_after = 1;
  const auto result = trace(ledger, {.sources = {{"s", ""}}});
  CHECK(traced_of(result) == "s 10, null 5, 1 4");
  CHECK(rests_of(result) == "B 4, A 1, ? 0");
  CHECK(result.accounts[2].end == "left_visibility");
  CHECK(result.accounts[2].level == 2);
}

TEST_CASE("backward: the origin of a payment, with real parties in ledger order") {
  // A opens with 6, receives 4 from U and pays 10 to Shop's customer M, who cashes out 10.
  const Ledger ledger{
      .rows = {pays("1", "U", "A", 1, 4), pays("2", "A", "M", 2, 10), pays("3", "M", "Shop", 3, 10)},
      .accounts = {uncovered("U"), terminal("Shop")}};
  const auto result = trace(ledger, {.sources = {{"3", ""}}, .rule = Rule::fifo, .backward = true});
  CHECK(traced_of(result) == "1 4, 2 10, 3 10");
  CHECK(result.transfers[0].payer == "U");
  CHECK(result.sources[0].victim == "3");  // its payee is terminal
  CHECK(result.sources[0].left_visibility == 4);
  CHECK(result.sources[0].rests == 6);  // came out of A's opening
  CHECK(levels_of(result) == "A 2, M 1, U 3");
}

TEST_CASE("backward: the cut-off cuts first, the horizon counts back, the payee is the victim") {
  const Ledger ledger{.rows = {pays("1", "X", "A", 1, 10), pays("2", "A", "B", 5, 10),
                               pays("3", "B", "A", 6, 3), pays("4", "B", "C", 7, 7)},
                      .accounts = {terminal("X")}};
  Query query{.sources = {{"2", ""}}, .rule = Rule::lifo, .backward = true};
  query.until_ns = 5 * second_ns;
  // B is the victim; A closes with 0 at second 5; reversed, A receives 10 and pays X 10.
  CHECK(trace(ledger, query).sources[0].dissipated == 10);
  CHECK(trace(ledger, query).sources[0].victim == "B");
  query.horizon_ns = 3 * second_ns;  // back to second 2: the money is still at A
  CHECK(trace(ledger, query).sources[0].rests == 10);
  query.until_ns = 4 * second_ns;  // before the source: zeros
  CHECK(trace(ledger, query).sources[0].stolen == 0);
}
