// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/caught.hpp"

#include <cmath>

#include "engine/values/error.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

constexpr std::int64_t second_ns = 1'000'000'000;

using Seconds = std::map<std::string, std::int64_t>;  // account → second

FrozenPockets at_seconds(const Seconds& seconds) {
  FrozenPockets frozen;
  for (const auto& [account, second] : seconds) frozen[{account, "CNY"}] = second * second_ns;
  return frozen;
}

// Source s (and r, where there is one), CNY pockets only.
long double caught_by(const Ledger& ledger, const Seconds& bites, const std::vector<Source>& sources) {
  return caught(ledger, {.sources = sources}, at_seconds(bites)).at("CNY");
}

bool near(long double found, long double expected) { return std::fabs(found - expected) < 1e-12L; }

const std::vector<Source> s{{"s", ""}}, s_and_r{{"s", ""}, {"r", ""}};

// V pays 10 to A, of which 6 go on to B and are spent.
const Ledger spent{
    .rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 6), pays("2", "B", "Shop", 3, 6)},
    .accounts = {terminal("Shop")}};

// 3 stolen: 2 go by C and 1 straight to B, which pays 2 of its 3 to D.
const Ledger two_ways{
    .rows = {pays("s", "V", "A", 1, 3), pays("1", "A", "C", 2, 2), pays("2", "A", "B", 4, 1),
             pays("3", "C", "B", 5, 2), pays("4", "B", "D", 6, 2)},
    .accounts = {}};

// Seen at 3, A and B have money. Later B spends 4 and pays 6 to C, which pays 1 out of sight and 2 back.
const Ledger going_on{
    .rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 10), pays("2", "B", "Shop", 5, 4),
             pays("3", "B", "C", 6, 6), pays("4", "C", "U", 7, 1), pays("5", "C", "V", 8, 2)},
    .accounts = {terminal("Shop"), uncovered("U")}};

long double lost_with(const Seconds& bites) {
  return lost(going_on, {.sources = s}, 3 * second_ns, at_seconds(bites)).at("CNY");
}

std::string text_of(const BestFreeze& best) {
  std::string text;
  for (const auto& pocket : best.pockets) text += pocket.account + " ";
  return text + std::to_string(std::llround(best.caught));
}

}  // namespace

TEST_CASE("an order catches what leaves later than its bite and what lies there at the end") {
  CHECK(caught_by(spent, {}, s) == 0);
  CHECK(caught_by(spent, {{"A", 1}}, s) == 10);  // 6 when they leave, 4 at the end
  CHECK(caught_by(spent, {{"A", 2}}, s) == 4);   // 6 leave at the very moment of the bite
  CHECK(caught_by(spent, {{"A", 9}}, s) == 4);   // after everything: what lies there
  CHECK(caught_by(spent, {{"B", 2}}, s) == 6);
  CHECK(caught_by(spent, {{"B", 3}}, s) == 0);
}

TEST_CASE("an order catches what arrives after its bite, too") {
  CHECK(caught_by(spent, {{"A", 0}}, s) == 10);
}

TEST_CASE("what one account has caught another does not catch again") {
  CHECK(caught_by(spent, {{"A", 2}, {"B", 2}}, s) == 10);  // 4 and 6
  CHECK(caught_by(spent, {{"A", 1}, {"B", 2}}, s) == 10);  // 10, and the 6 at B are not free
}

TEST_CASE("an account that is not frozen passes free units on in proportion") {
  // A bites at 3: 1 is caught on its way to B. B holds 3, of which 2 are free: 2 to D carry 4/3 free.
  CHECK(caught_by(two_ways, {{"D", 3}}, s) == 2);
  CHECK(near(caught_by(two_ways, {{"A", 3}, {"D", 3}}, s), 1 + 4.0L / 3));
  // B keeps 1, of which 2/3 are free.
  CHECK(near(caught_by(two_ways, {{"A", 3}, {"B", 9}}, s), 1 + 2.0L / 3));
  CHECK(near(caught_by(two_ways, {{"A", 3}, {"B", 9}, {"D", 9}}, s), 3));
}

TEST_CASE("units of different sources are not exchangeable") {
  // A catches its 6 of V. B holds 6 caught of V and 6 free of W; 4 to D carry 2 of each: W's 2 are caught.
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 6), pays("1", "A", "B", 2, 6),
                               pays("r", "W", "B", 3, 6), pays("2", "B", "D", 4, 4)},
                      .accounts = {}};
  CHECK(caught_by(ledger, {{"A", 1}, {"D", 1}}, s_and_r) == 8);
}

TEST_CASE("outside accounts and accounts never touched catch nothing") {
  CHECK(caught_by(spent, {{"Shop", 0}, {"V", 0}, {"Nobody", 0}}, s) == 0);
}

TEST_CASE("currencies are caught apart") {
  Ledger ledger{.rows = {pays("s", "V", "A", 1, 7), pays("r", "V", "A", 2, 5)}, .accounts = {}};
  ledger.rows[1].currency = "JPY";
  CHECK(caught(ledger, {.sources = s_and_r}, at_seconds({{"A", 0}})) == ByCurrency{{"CNY", 7}, {"JPY", 0}});
}

TEST_CASE("caught is defined under haircut, forward and without limits") {
  CHECK_THROWS_AS(caught(spent, {.sources = s, .rule = Rule::fifo}, {}), sluice::InvalidQuery);
  CHECK_THROWS_AS(caught(spent, {.sources = s, .backward = true}, {}), sluice::InvalidQuery);
  CHECK_THROWS_AS(caught(spent, {.sources = s, .hops_max = 3}, {}), sluice::InvalidQuery);
}

TEST_CASE("candidates are the inside pockets with traced money, as known then") {
  const auto at = [](std::int64_t second) {
    return candidates(going_on, {.sources = s}, second * second_ns);
  };
  CHECK(at(0).empty());
  CHECK(at(1) == std::vector<PocketId>{{"A", "CNY"}});
  CHECK(at(5) == std::vector<PocketId>{{"A", "CNY"}, {"B", "CNY"}});  // the shop is outside
}

TEST_CASE("lost: caught units that were spent or left visibility all the same") {
  // B catches all 10: 4 are spent, 1 leaves by C, the 2 that return are not lost.
  CHECK(lost_with({{"A", 4}, {"B", 4}}) == 5);
  // The 4 leave at the moment of the bite: not caught, so no order could have saved them.
  CHECK(lost_with({{"A", 4}, {"B", 5}}) == 1);
  CHECK(lost_with({{"A", 4}, {"B", 6}}) == 0);
  CHECK(lost_with({{"A", 4}, {"B", 4}, {"C", 4}}) == 5);  // C is no candidate yet
}

TEST_CASE("the best set") {
  // A alone catches 4, B alone 6, both 10.
  const auto best = [](std::size_t slots) {
    return text_of(best_set(spent, {.sources = s}, "CNY", at_seconds({{"A", 2}, {"B", 2}}), slots));
  };
  CHECK(best(0) == "0");
  CHECK(best(1) == "B 6");
  CHECK(best(2) == "A B 10");
  CHECK(text_of(best_set(spent, {.sources = s}, "JPY", at_seconds({{"A", 2}}), 1)) == "0");
}

TEST_CASE("the best order: whoever pays out first is frozen first") {
  // Response 2. A spends 10 at 5, B spends 8 at 9.
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 10), pays("r", "W", "B", 1, 8),
                               pays("1", "A", "Shop", 5, 10), pays("2", "B", "Shop", 9, 8)},
                      .accounts = {terminal("Shop")}};
  const auto best = [&](const std::vector<std::int64_t>& sent_ns) {
    return text_of(
        best_order(ledger, {.sources = s_and_r}, "CNY", at_seconds({{"A", 2}, {"B", 2}}), sent_ns));
  };
  CHECK(best({2 * second_ns, 6 * second_ns}) == "A B 18");  // bite at 4 and 8; the other way round 8
  CHECK(best({3 * second_ns}) == "B 8");                    // A pays out at 5, the moment of the bite
  CHECK(best({7 * second_ns}) == "0");
}
