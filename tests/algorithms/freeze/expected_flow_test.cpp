// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/expected_flow.hpp"

#include <cmath>

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays;
using tests::at_second;

constexpr std::int64_t years = 1'000'000'000;  // about 32, in seconds
// What comes again from elsewhere of what came, where the last came just now, and how that falls off.
constexpr double recurring_share = 0.1, recurring_seconds = 86'400;
constexpr auto all_inflows = ExpectedFlow::Inflows::known_and_recurring;

/// What was stolen, as known at a moment, and what may be expected of it.
struct Expected : tests::AskedGraph {
  Time now;
  Trace traced;
  std::vector<FreezeCandidate> candidates;
  std::optional<ExpectedFlow> flow;

  /// Orders may bite `delays` seconds after `now`.
  Expected(const oracle::Ledger& ledger, oracle::Query asked, std::int64_t moment_ns,
           const std::vector<std::int64_t>& delays)
      : AskedGraph(tests::built(ledger), known_at(asked, moment_ns)), now(moment_ns) {
    traced = sluice::trace(graph, query);
    const auto currencies = currencies_of(graph, query);
    if (currencies.empty()) return;
    candidates = find_candidates(graph, query, traced, currencies[0]);
    std::vector<Time> bites;
    for (const auto delay : delays) bites.push_back(after(delay));
    flow.emplace(graph, traced, candidates, now, bites);
  }

  static oracle::Query known_at(oracle::Query asked, std::int64_t moment_ns) {
    asked.known_at_ns = moment_ns;
    return asked;
  }
  Time after(std::int64_t seconds) const { return add_saturating(now, Duration::seconds(seconds)); }

  std::uint32_t place(const std::string& account) const {
    const auto number = pocket({account, "CNY"});
    const auto at = std::ranges::find(candidates, number, &FreezeCandidate::pocket);
    return static_cast<std::uint32_t>(at - candidates.begin());
  }
  /// Orders on the accounts that bite after so many seconds.
  double caught(const std::vector<std::string>& accounts, std::int64_t seconds = 0) const {
    std::vector<FreezeOrder> orders;
    for (const auto& account : accounts) orders.push_back({place(account), after(seconds)});
    return flow->caught(orders, all_inflows);
  }
  double for_good(const std::string& account) const {
    return flow->share_staying(place(account), after(years));
  }
  /// What comes to the account from elsewhere in the end: by what came to it, and to those of its level.
  double comes(std::uint32_t place_of_it) const {
    std::vector<double> came(candidates.size(), 0);
    double in_level = 0, of_level = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      for (const auto& transfer : traced.transfers)
        if (transfer.payee == candidates[i].pocket) came[i] += static_cast<double>(transfer.traced.minor);
      if (candidates[i].level == candidates[place_of_it].level) in_level += came[i], of_level += 1;
    }
    const auto quiet = static_cast<double>((now - candidates[place_of_it].last_receipt).ns) / 1e9;
    return recurring_share * (came[place_of_it] + in_level / of_level) / 2
           * std::exp(-quiet / recurring_seconds);
  }
  double comes(const std::string& account) const { return comes(place(account)); }
  /// Half of what of an arrival leaves the account again goes on to where its money went before.
  double passed_on(const std::string& account) const { return (1 - fitted(account).back()) / 2; }
  /// The account's phases by what its money did: first the case's, then its group's, then its own experience.
  PhaseWeights fitted(const std::string& account) const {
    std::vector<PocketNo> pockets;
    for (const auto& candidate : candidates) pockets.push_back(candidate.pocket);
    const auto seen = observe_stays(graph, traced, pockets, now);
    std::vector<Stay> all, group;
    const auto level = candidates[place(account)].level;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      all.insert(all.end(), seen[i].stays.begin(), seen[i].stays.end());
      if (candidates[i].level == level) group.insert(group.end(), seen[i].stays.begin(), seen[i].stays.end());
    }
    const auto in_case = fit_phases(all, {0.2, 0.25, 0.2, 0.05, 0.05, 0.25}, 4);
    return fit_phases(seen[place(account)].stays, fit_phases(group, in_case, 4), 2);
  }
};

/// V's 100 to C at 100 s, 50 of them on to B at 200 s, of which 20 to A at 300 s. Each paid once.
oracle::Ledger chain() {
  return {{pays("v", "V", "C", 100, 100), pays("c", "C", "B", 200, 50), pays("b", "B", "A", 300, 20)},
          {opened("A", 0), opened("B", 0), opened("C", 0)}};
}

Expected in_chain(const std::vector<std::int64_t>& delays) {
  return {chain(), {.sources = {{"v"}}}, at_second(400).ns, delays};
}

/// A random case with random orders and bites.
struct RandomFuture {
  Expected expected;
  std::vector<FreezeOrder> some, all;
  std::vector<Time> first_bites;

  explicit RandomFuture(std::uint64_t seed) : expected(make(seed)) {
    oracle::RandomNumbers random(seed);
    for (std::uint32_t i = 0; i < expected.candidates.size(); ++i) {
      first_bites.push_back(expected.after(30 * random.between(0, 4)));
      all.push_back({i, std::max(first_bites.back(), expected.after(30 * random.between(0, 5)))});
      if (random.chance(50)) some.push_back(all.back());
    }
  }

  static Expected make(std::uint64_t seed) {
    const auto ledger = oracle::random_ledger(seed);
    const auto moment = ledger.rows[ledger.rows.size() - 1 - seed % ((ledger.rows.size() + 1) / 2)].time_ns;
    return {
        ledger, {.sources = oracle::random_query(ledger, seed).sources}, moment, {0, 30, 60, 90, 120, 150}};
  }
};

}  // namespace

TEST_CASE("an order catches at once what lies there, later what is expected to have stayed") {
  const Expected one({{pays("v", "V", "A", 100, 100)}, {opened("A", 0)}}, {.sources = {{"v"}}},
                     at_second(160).ns, {0, 60, 600});
  // 100 came 60 s ago, and as much of them comes again as is believed.
  const auto again = 100 * recurring_share * std::exp(-60 / recurring_seconds);
  CHECK(one.comes("A") == Approx(again));
  CHECK(one.caught({"A"}) == Approx(100 + again));
  const auto phases = phases_at_age(one.fitted("A"), 60);
  CHECK(one.caught({"A"}, 60) == Approx(100 * share_staying(phases, 60) + again));
  CHECK(one.caught({"A"}, 600) == Approx(100 * share_staying(phases, 600) + again));
  CHECK(one.flow->share_staying(0, one.after(60)) == Approx(share_staying(phases, 60)));
  CHECK(one.flow->share_staying(0, one.after(0)) == Approx(1));
  CHECK(one.caught({}) == 0);
}

TEST_CASE("half of an inflow has left when its share has fallen to a half, or never") {
  const auto expected = in_chain({0});
  const auto weights = expected.fitted("C");
  REQUIRE(weights.back() < 0.5);
  CHECK(share_staying(weights, expected.flow->median_stay(expected.place("C"))) == Approx(0.5));
  const Expected old({{pays("v", "V", "A", 0, 100)}, {opened("A", 0)}}, {.sources = {{"v"}}},
                     at_second(years).ns, {0});
  CHECK(std::isinf(old.flow->median_stay(0)));
}

TEST_CASE("what leaves goes on as the account's outflows did, and half of it to nowhere known") {
  const auto expected = in_chain({0});
  const auto a = expected.comes("A");
  const auto b = expected.comes("B") + 50 * (1 - expected.for_good("C")) / 2;
  const auto c = expected.comes("C");
  const auto b_from_c = c * expected.passed_on("C");
  const auto a_from_b = 30 * (1 - expected.for_good("B")) / 2 + b * expected.passed_on("B");
  CHECK(expected.caught({"C"}) == Approx(50 + c));
  CHECK(expected.caught({"B"}) == Approx(30 + b + b_from_c));
  CHECK(expected.caught({"A"}) == Approx(20 + a + a_from_b + b_from_c * expected.passed_on("B")));
  CHECK(expected.caught({"A", "B"}) == Approx(50 + a + b + b_from_c));
  CHECK(expected.caught({"A", "B", "C"}) == Approx(100 + a + expected.comes("B") + c));
  // What C still holds reaches B no more.
  CHECK(expected.caught({"B", "C"}) == Approx(80 + expected.comes("B") + c));
  // Of two orders on an account the earlier counts.
  const std::vector<FreezeOrder> twice{{expected.place("B"), expected.after(900)},
                                       {expected.place("B"), expected.after(0)}};
  CHECK(expected.flow->caught(twice, all_inflows) == Approx(expected.caught({"B"})));
}

TEST_CASE("in the end an order finds what stayed for good, and what came and stayed for good") {
  const auto expected = in_chain({years});
  const auto from_c = 50 * (1 - expected.for_good("C")) / 2;
  const auto from_b = 30 * (1 - expected.for_good("B")) / 2 + from_c * expected.passed_on("B");
  const auto later_b = expected.comes("B") + expected.comes("C") * expected.passed_on("C");
  const auto later_a = expected.comes("A") + later_b * expected.passed_on("B");
  CHECK(expected.caught({"C"}, years) == Approx(50 * expected.for_good("C") + expected.comes("C")));
  CHECK(expected.caught({"B"}, years)
        == Approx(30 * expected.for_good("B") + from_c * expected.fitted("B").back() + later_b));
  CHECK(expected.caught({"A"}, years)
        == Approx(20 * expected.for_good("A") + from_b * expected.fitted("A").back() + later_a));
}

TEST_CASE("money is expected to come again as it came to an account, and to those of its level") {
  const Expected expected(
      {{pays("v", "V", "A", 100, 100), pays("w", "V", "B", 100, 20)}, {opened("A", 0), opened("B", 0)}},
      {.sources = {{"v"}, {"w"}}}, at_second(100).ns, {0});
  CHECK(expected.caught({"A"}) == Approx(100 + recurring_share * (100 + 60) / 2));
  CHECK(expected.caught({"B"}) == Approx(20 + recurring_share * (20 + 60) / 2));
  const std::vector<FreezeOrder> both{{0, at_second(100)}, {1, at_second(100)}};
  CHECK(expected.flow->caught(both, ExpectedFlow::Inflows::known) == Approx(120));
}

TEST_CASE("money that has lain for years is expected to lie for years") {
  auto ledger = chain();
  const Expected old(ledger, {.sources = {{"v"}}}, at_second(years).ns, {0, 1'800, 86'400});
  for (const std::int64_t seconds : {0, 1'800, 86'400}) {
    CHECK(old.caught({"C"}, seconds) == Approx(50));
    CHECK(old.caught({"A", "B"}, seconds) == Approx(50));
    CHECK(old.flow->share_staying(0, old.after(seconds)) == Approx(1));
  }
}

TEST_CASE("what orders are expected to catch is monotone and submodular, and no gain passes its bound") {
  std::size_t with_orders = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    const RandomFuture random(seed);
    if (!random.expected.flow) continue;
    const auto& flow = *random.expected.flow;
    const auto fewer = std::vector(random.some.begin(), random.some.begin() + std::ssize(random.some) / 2);
    double held = 0;
    for (std::uint32_t i = 0; i < random.expected.candidates.size(); ++i)
      held += static_cast<double>(random.expected.candidates[i].holds.minor) + random.expected.comes(i);
    const auto some_caught = flow.caught(random.some, all_inflows),
               fewer_caught = flow.caught(fewer, all_inflows);
    CHECK(flow.caught(random.all, all_inflows) <= held * (1 + 1e-9));
    const auto at_most = flow.alone_at_most(random.first_bites);
    for (const auto& order : random.all) {
      ++with_orders;
      auto some_more = random.some, fewer_more = fewer;
      some_more.push_back(order);
      fewer_more.push_back(order);
      const auto gain = flow.caught(some_more, all_inflows) - some_caught;
      CHECK(gain >= -1e-9 * held);
      CHECK(flow.caught(fewer_more, all_inflows) - fewer_caught >= gain - 1e-9 * held);
      CHECK(flow.caught(std::vector{order}, all_inflows) <= at_most[order.candidate] + 1e-9 * held);
      auto earlier = some_more;
      earlier.back().bites_at = random.first_bites[order.candidate];
      CHECK(flow.caught(earlier, all_inflows) >= flow.caught(some_more, all_inflows) - 1e-9 * held);
      CHECK(flow.caught(earlier, all_inflows) - some_caught <= at_most[order.candidate] + 1e-9 * held);
    }
  }
  CHECK(with_orders > 500);
}

}  // namespace sluice
