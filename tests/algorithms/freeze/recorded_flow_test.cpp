// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/recorded_flow.hpp"

#include "tests/oracle/caught.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays;
using tests::at_second;

/// What the engine answers to orders in the oracle's words.
struct Asked : tests::AskedGraph {
  std::vector<oracle::PocketId> candidates;
  std::vector<std::pair<std::string, RecordedFlow>> flows;

  Asked(const oracle::Ledger& ledger, const oracle::Query& asked, std::vector<oracle::PocketId> ids)
      : AskedGraph(tests::built(ledger), asked), candidates(std::move(ids)) {
    std::vector<PocketNo> pockets;
    for (const auto& candidate : candidates) pockets.push_back(pocket(candidate));
    const auto traced = sluice::trace(graph, query);
    for (const auto currency : currencies_of(graph, query))
      flows.emplace_back(graph.currency_code(currency),
                         RecordedFlow(graph, query, traced, currency, pockets));
  }

  std::vector<FreezeOrder> orders(const oracle::FrozenPockets& frozen) const {
    std::vector<FreezeOrder> orders;
    for (std::uint32_t i = 0; i < candidates.size(); ++i)
      if (const auto order = frozen.find(candidates[i]); order != frozen.end())
        orders.push_back({i, Time(order->second)});
    return orders;
  }
};

bool agree(double found, long double expected) {
  return std::abs(static_cast<long double>(found) - expected) <= 1e-9L * std::max(1.0L, expected);
}

/// V's 80 come to A, which holds 20 of its own and pays 50 to B; B pays 20 to the cash point and 20 to C, A
/// pays 30 to C.
oracle::Ledger small_ledger() {
  return {{pays("v", "V", "A", 10, 80), pays("b", "A", "B", 20, 50), pays("o", "B", "ATM", 30, 20),
           pays("c", "B", "C", 40, 20), pays("d", "A", "C", 50, 30)},
          {opened("A", 20), opened("B", 0), opened("C", 0), oracle::terminal("ATM")}};
}

/// The pockets that money of a random question reached, each with a bite, and half of them frozen.
struct RandomOrders {
  oracle::Ledger ledger;
  oracle::Query query;
  std::vector<oracle::PocketId> pockets;
  oracle::FrozenPockets bites, frozen;
  std::int64_t at = 0;

  explicit RandomOrders(std::uint64_t seed) : ledger(oracle::random_ledger(seed)) {
    query.sources = oracle::random_query(ledger, seed).sources;
    oracle::RandomNumbers random(seed);
    at = ledger.rows[random.below(ledger.rows.size())].time_ns;
    // Who knows less may take an account for a candidate that is a victim's.
    const auto in_the_end = oracle::candidates(ledger, query, ledger.rows.back().time_ns);
    const auto known = oracle::candidates(ledger, query, at);
    std::ranges::set_union(in_the_end, known, std::back_inserter(pockets));
    for (const auto& pocket : pockets) {
      bites[pocket] = at + random.between(0, 5) * 1'000'000'000;
      if (random.chance(50)) frozen.insert(*bites.find(pocket));
    }
  }
};

}  // namespace

TEST_CASE(
    "a frozen account catches what is free of what leaves it later than the bite, and what lies there") {
  // 50 of A's 100 leave, 40 of them V's: 16 of B's go to the cash point, 16 on to C, 8 stay. A's 30 carry 24.
  const Asked asked(small_ledger(), {.sources = {{"v"}}}, {{"A", "CNY"}, {"B", "CNY"}, {"C", "CNY"}});
  const auto& flow = asked.flows.at(0).second;
  const auto caught = [&](std::vector<FreezeOrder> orders) { return flow.caught(orders); };
  CHECK(caught({}) == 0);
  CHECK(caught({{0, at_second(15)}}) == Approx(80));
  CHECK(caught({{0, at_second(20)}}) == Approx(40));  // a transfer at the bite still passes
  CHECK(caught({{0, at_second(60)}}) == Approx(16));
  CHECK(caught({{1, at_second(25)}}) == Approx(40));
  CHECK(caught({{1, at_second(35)}}) == Approx(24));
  CHECK(caught({{2, at_second(0)}}) == Approx(40));
  // C catches 16 of B's and 24 of A's, which B and A would catch before it.
  CHECK(caught({{1, at_second(25)}, {2, at_second(0)}}) == Approx(64));
  CHECK(caught({{0, at_second(40)}, {2, at_second(0)}}) == Approx(56));
  CHECK(caught({{0, at_second(0)}, {1, at_second(0)}, {2, at_second(0)}}) == Approx(80));
  // Of two orders on one account the earlier one counts.
  CHECK(caught({{1, at_second(35)}, {1, at_second(25)}}) == Approx(40));
}

TEST_CASE("an account that is not frozen passes on the free part of what it holds in proportion") {
  // D gets 30 by the frozen A, which caught them, and 10 by B, and pays half of all on to C, which is frozen.
  const oracle::Ledger ledger{
      {pays("v", "V", "A", 10, 30), pays("w", "V", "B", 20, 10), pays("a", "A", "D", 30, 30),
       pays("b", "B", "D", 40, 10), pays("d", "D", "C", 50, 20)},
      {opened("A", 0), opened("B", 0), opened("C", 0), opened("D", 0)}};
  const std::vector<FreezeOrder> both{{0, Time(0)}, {1, Time(0)}}, last{{1, Time(0)}};
  // v's 15 on the way to C were all caught, w's 5 are all free.
  const Asked two_sources(ledger, {.sources = {{"v"}, {"w"}}}, {{"A", "CNY"}, {"C", "CNY"}});
  CHECK(two_sources.flows.at(0).second.caught(both) == Approx(35));
  // One source that parts and meets again: 5 of any 20 are free.
  auto joined = ledger;
  joined.accounts.push_back(opened("Q", 0));
  joined.rows[0].payer = joined.rows[1].payer = "Q";
  joined.rows.insert(joined.rows.begin(), pays("q", "V", "Q", 5, 40));
  const Asked one_source(joined, {.sources = {{"q"}}}, {{"A", "CNY"}, {"C", "CNY"}});
  CHECK(one_source.flows.at(0).second.caught(both) == Approx(35));
  CHECK(one_source.flows.at(0).second.caught(last) == Approx(20));
}

TEST_CASE("lost is what was caught and yet went out of reach after the moment in the record") {
  const Asked asked(small_ledger(), {.sources = {{"v"}}}, {{"A", "CNY"}, {"B", "CNY"}, {"C", "CNY"}});
  const auto& flow = asked.flows.at(0).second;
  const std::vector<FreezeOrder> in_time{{1, at_second(25)}}, too_late{{1, at_second(30)}};
  CHECK(flow.lost(in_time, at_second(0)) == Approx(16));
  CHECK(flow.lost(in_time, at_second(30)) == 0);
  CHECK(flow.lost(too_late, at_second(0)) == 0);
  // A catches all 80; 16 of them went on to the cash point by B in the record.
  CHECK(flow.lost(std::vector<FreezeOrder>{{0, at_second(0)}}, at_second(0)) == Approx(16));
}

TEST_CASE("what orders catch, and what would have been lost, equals the slow program's figures") {
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    INFO("seed " << seed);
    const RandomOrders random(seed);
    const Asked asked(random.ledger, random.query, random.pockets);
    const auto caught = oracle::caught(random.ledger, random.query, random.frozen);
    const auto lost = oracle::lost(random.ledger, random.query, random.at, random.bites);
    oracle::FrozenPockets known;
    for (const auto& pocket : oracle::candidates(random.ledger, random.query, random.at))
      known[pocket] = random.bites.at(pocket);
    for (const auto& [currency, flow] : asked.flows) {
      CHECK(agree(flow.caught(asked.orders(random.frozen)), caught.at(currency)));
      CHECK(agree(flow.lost(asked.orders(known), Time(random.at)), lost.at(currency)));
    }
  }
}

TEST_CASE("what orders catch grows with the orders, ever less, and with earlier bites") {
  for (std::uint64_t seed = 2'001; seed <= 2'400; ++seed) {
    INFO("seed " << seed);
    const RandomOrders random(seed);
    const Asked asked(random.ledger, random.query, random.pockets);
    const auto some = asked.orders(random.frozen);
    const auto fewer = std::vector(some.begin(), some.begin() + std::ssize(some) / 2);
    for (const auto& [currency, flow] : asked.flows) {
      const auto tolerance = 1e-9 * std::max(1.0, flow.caught(asked.orders(random.bites)));
      for (const auto& order : asked.orders(random.bites)) {
        auto some_more = some, fewer_more = fewer, earlier = some;
        some_more.push_back(order);
        fewer_more.push_back(order);
        for (auto& each : earlier) each.bites_at.ns -= 1'000'000'000;
        CHECK(flow.caught(some_more) >= flow.caught(some) - tolerance);
        CHECK(flow.caught(earlier) >= flow.caught(some) - tolerance);
        CHECK(flow.caught(fewer_more) - flow.caught(fewer)
              >= flow.caught(some_more) - flow.caught(some) - tolerance);
      }
    }
  }
}

}  // namespace sluice
