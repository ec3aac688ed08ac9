// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/bounds.hpp"

#include "engine/values/error.hpp"
#include "tests/oracle/bounds_by_hand.hpp"
#include "tests/oracle/max_flow.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

PocketBounds bounds_at(const Ledger& ledger, const Query& query, const std::string& account,
                       const std::set<std::string>& victims = {}) {
  for (const auto& pocket : bounds_each(ledger, query, victims))
    if (pocket.id.account == account) return pocket;
  return {};
}

// 100 stolen from V reach A, and A pays 60 to B.
Ledger passing_on(const std::vector<Account>& accounts) {
  return {.rows = {pays("s", "V", "A", 1, 100), pays("1", "A", "B", 2, 60)}, .accounts = accounts};
}
const Query one_source{.sources = {{"s", ""}}};

// V's 60 and W's 40 meet in A, 70 leave for the shop.
const Ledger two_victims{
    .rows = {pays("s", "V", "A", 1, 60), pays("r", "W", "A", 2, 40), pays("1", "A", "Shop", 3, 70)},
    .accounts = {opened("A", 0), terminal("Shop")}};
const Query two_sources{.sources = {{"s", ""}, {"r", ""}}};

}  // namespace

TEST_CASE("bounds: what must stay and what can go on") {
  const Ledger ledger = passing_on({opened("A", 50), opened("B", 0)});
  // A holds 50 + 100 - 60 = 90. Nothing stolen leaves: 90 of it are stolen (the 60 are 50 clean and 10).
  // That is the most, since only 50 clean can leave in its place. The least: all 60 stolen, 40 stay.
  CHECK(bounds_at(ledger, one_source, "A") == PocketBounds{{"A", "CNY"}, 90, {40, 90}, {40, 90}});
  // B holds the 60: at least the 10 that A's clean 50 cannot fill.
  CHECK(bounds_at(ledger, one_source, "B") == PocketBounds{{"B", "CNY"}, 60, {10, 60}, {10, 60}});
  // Together they hold all 100, under any rule, of 150: more than 40 + 10, less than 90 + 60.
  CHECK(bounds_of_set(ledger, one_source, {}, {{"A", "CNY"}, {"B", "CNY"}})
        == SetBounds{150, {100, 100}, {100, 100}});
}

TEST_CASE("bounds: a reconstructed opening may be larger than it had to be") {
  const Ledger ledger = passing_on({});
  // As completed A had nothing before: the 60 are stolen, and so are the 40 that stay. With 60 of its own
  // A holds 100: all of it stolen if its own went on, 40 if not.
  CHECK(bounds_at(ledger, one_source, "A") == PocketBounds{{"A", "CNY"}, 40, {40, 100}, {40, 40}});
  CHECK(bounds_at(ledger, one_source, "B") == PocketBounds{{"B", "CNY"}, 60, {0, 60}, {60, 60}});
  CHECK(bounds_of_set(ledger, one_source, {}, {{"A", "CNY"}, {"B", "CNY"}})
        == SetBounds{100, {100, 100}, {100, 100}});
}

TEST_CASE("bounds: one victim's least may be nothing where all victims' is everything") {
  // 30 stay. V's 60 may all be among the 70 that left, or V's may be all of the 30; W's likewise.
  CHECK(bounds_at(two_victims, two_sources, "A", {"V"}).bounds == Bounds{0, 30});
  CHECK(bounds_at(two_victims, two_sources, "A", {"W"}).bounds == Bounds{0, 30});
  CHECK(bounds_at(two_victims, two_sources, "A", {"V", "W"}).bounds == Bounds{30, 30});
  CHECK(bounds_at(two_victims, two_sources, "A").bounds == Bounds{30, 30});
  // Until second 2 nothing has left.
  Query earlier = two_sources;
  earlier.until_ns = 2'000'000'000;
  CHECK(bounds_at(two_victims, earlier, "A", {"V"}) == PocketBounds{{"A", "CNY"}, 100, {60, 60}, {60, 60}});
  // W's payment is not known yet at second 1: W is nobody's victim then.
  earlier.until_ns = {};
  earlier.known_at_ns = 1'000'000'000;
  CHECK(bounds_at(two_victims, earlier, "A") == PocketBounds{{"A", "CNY"}, 60, {60, 60}, {60, 60}});
}

TEST_CASE("bounds: money that passes an outside account is clean, a victim's own too") {
  // 10 go through the uncovered U and come back clean; 10 go through W, a victim of its own.
  const Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 20), pays("1", "A", "U", 2, 10), pays("2", "A", "W", 3, 10),
               pays("3", "U", "B", 4, 10), pays("4", "W", "B", 5, 10), pays("r", "W", "C", 6, 5)},
      .accounts = {uncovered("U"), opened("A", 0), opened("B", 0), opened("C", 0)}};
  CHECK(bounds_at(ledger, two_sources, "A") == PocketBounds{{"A", "CNY"}, 0, {0, 0}, {0, 0}});
  CHECK(bounds_at(ledger, two_sources, "B") == PocketBounds{{"B", "CNY"}, 20, {0, 0}, {0, 0}});
  CHECK(bounds_at(ledger, two_sources, "C", {"V"}) == PocketBounds{{"C", "CNY"}, 5, {0, 0}, {0, 0}});
  CHECK(bounds_at(ledger, two_sources, "C", {"W"}).bounds == Bounds{5, 5});
  // Outside accounts count 0 in a set, and are not listed.
  CHECK(bounds_of_set(ledger, two_sources, {}, {{"U", "CNY"}, {"W", "CNY"}, {"C", "CNY"}})
        == SetBounds{5, {5, 5}, {5, 5}});
  CHECK(bounds_each(ledger, two_sources).size() == 3);
}

TEST_CASE("bounds: time matters, and money that has left A does not come back from B") {
  // B's 10 came from A before the theft.
  const Ledger ledger{.rows = {pays("1", "A", "B", 1, 10), pays("s", "V", "A", 2, 10)},
                      .accounts = {opened("A", 10), opened("B", 0)}};
  CHECK(bounds_at(ledger, one_source, "B").bounds == Bounds{0, 0});
  CHECK(bounds_at(ledger, one_source, "A").bounds == Bounds{10, 10});
  // Emptied in between: nothing of the 10 can be in the later 10.
  const Ledger emptied{
      .rows = {pays("s", "V", "A", 1, 10), pays("1", "A", "B", 2, 10), pays("2", "Shop", "A", 3, 10)},
      .accounts = {opened("A", 0), opened("B", 0), terminal("Shop")}};
  CHECK(bounds_at(emptied, one_source, "A") == PocketBounds{{"A", "CNY"}, 10, {0, 0}, {0, 0}});
  CHECK(bounds_at(emptied, one_source, "B").bounds == Bounds{10, 10});
}

TEST_CASE("bounds: currencies are never added") {
  Ledger ledger = two_victims;
  ledger.rows[1].currency = "JPY";
  CHECK_THROWS_AS(bounds_of_set(ledger, two_sources, {}, {{"A", "CNY"}, {"A", "JPY"}}), sluice::InvalidQuery);
  CHECK(bounds_of_set(ledger, two_sources, {}, {{"A", "JPY"}}) == SetBounds{40, {40, 40}, {40, 40}});
}

TEST_CASE("the largest flow, where the shortest way must be given up again") {
  // 0 1 2 7 is the shortest; the second way, 0 3 4 2 ... 1 5 6 7, goes against 1 2.
  FlowNetwork network;
  for (int i = 0; i < 8; ++i) (void)network.add_node();
  for (const auto& [from, to] : std::vector<std::pair<std::size_t, std::size_t>>{
           {0, 1}, {1, 2}, {2, 7}, {0, 3}, {3, 4}, {4, 2}, {1, 5}, {5, 6}, {6, 7}})
    network.add_arc(from, to, 10);
  CHECK(network.push_all(0, 7) == 20);
  CHECK(network.push_all(0, 7) == 0);
}

TEST_CASE("the allocations by hand: 2 of 3 units leave, of which 2 are dirty") {
  // A has 1 of its own and receives 2; of the 2 that go to B one or two are dirty.
  const Ledger ledger{.rows = {pays("s", "V", "A", 1, 2), pays("1", "A", "B", 2, 2)},
                      .accounts = {opened("A", 1), opened("B", 0)}};
  const PocketId a{"A", "CNY"}, b{"B", "CNY"};
  const auto all = possible_holdings(ledger, one_source, {}, Basis::completed);
  CHECK(all == std::set<Holdings>{{{a, 1}, {b, 1}}, {{b, 2}}});
  CHECK(bounds_by_hand(all, {a}) == Bounds{0, 1});
  CHECK(bounds_by_hand(all, {a, b}) == Bounds{2, 2});
}
