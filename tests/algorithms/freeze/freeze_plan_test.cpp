// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/freeze_plan.hpp"

#include "algorithms/freeze/choose.hpp"
#include "algorithms/freeze/expected_flow.hpp"
#include "engine/values/error.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays;
using tests::at_institution, tests::at_second;

/// V's 100 to A, which pays 40 to B, 20 to C and 20 to D.
oracle::Ledger small_ledger() {
  return {{pays("v", "V", "A", 10, 100), pays("b", "A", "B", 20, 40), pays("c", "A", "C", 30, 20),
           pays("d", "A", "D", 40, 20)},
          {opened("A", 0), opened("B", 0), opened("C", 0), opened("D", 0)}};
}

struct Asked : tests::AskedGraph {
  Trace traced;

  explicit Asked(const std::shared_ptr<const Ledger>& ledger,
                 const oracle::Query& asked = {.sources = {{"v"}}})
      : AskedGraph(ledger, asked), traced(sluice::trace(graph, query)) {}

  std::vector<FreezePlan> plans(const FreezeQuery& freeze) const {
    return plan_freezes(graph, query, traced, freeze);
  }
  AccountNo account(const std::string& id) const { return graph.find_account(id).value(); }
  /// `B 40 @100>1900`: expected, sent and biting in seconds.
  std::string orders(const FreezePlan& plan) const {
    std::string text;
    for (const auto& order : plan.orders)
      text += (text.empty() ? "" : ", ") + id(order.candidate.pocket).account + " "
              + std::to_string(std::lround(order.expected)) + " @" + seconds(order.sent_at) + ">"
              + seconds(order.bites_at);
    return text;
  }
  static std::string seconds(Time time) { return std::to_string(time.ns / 1'000'000'000); }
};

/// At 100 s, as if nothing moved afterwards.
FreezeQuery still(std::size_t slots = 8) {
  FreezeQuery freeze;
  freeze.at = at_second(100);
  freeze.slots = slots;
  freeze.model = false;
  return freeze;
}

Measure held_until(AccountNo account, std::int64_t from, std::int64_t to,
                   const std::string& fraud_case = "") {
  return {account, MeasureKind::freeze, at_second(from), at_second(to), "", fraud_case};
}

}  // namespace

TEST_CASE("if nothing moves the largest amounts go first, equal ones by earlier receipt") {
  const Asked asked(tests::built(small_ledger()));
  const auto plans = asked.plans(still());
  REQUIRE(plans.size() == 1);
  CHECK(asked.orders(plans[0]) == "B 40 @100>1900, A 20 @100>1900, C 20 @100>1900, D 20 @100>1900");
  CHECK(plans[0].candidates == 4);
  CHECK(plans[0].expected == 100);
  CHECK(plans[0].expected_at_most == 100);
  const auto& first = plans[0].orders[0];
  CHECK(first.expires_at == at_second(1'900 + 48 * 3'600));
  CHECK(first.share_staying == 1);
  CHECK_FALSE(first.median_stay);
}

TEST_CASE("no more orders are planned than can be sent") {
  const Asked asked(tests::built(small_ledger()));
  const auto two = asked.plans(still(2)).at(0);
  CHECK(asked.orders(two) == "B 40 @100>1900, A 20 @100>1900");
  CHECK(two.candidates == 4);
  CHECK(two.expected == 60);
  CHECK(two.expected_at_most >= 60);
  auto none = still(0);
  CHECK(asked.plans(none).at(0).orders.empty());
  none.model = true;
  none.pace = Duration::seconds(60);
  CHECK(asked.plans(none).at(0).orders.empty());
  CHECK(asked.plans(none).at(0).expected_at_most == 0);
}

TEST_CASE("with a pace orders are sent one after the other and bite by their institutions' response") {
  const Asked asked(
      tests::built(small_ledger(), {at_institution("B", "Slow"), at_institution("A", "Quick")}));
  auto freeze = still();
  freeze.pace = Duration::seconds(60);
  freeze.response = {{{"Slow", Duration::seconds(600)}, {"Quick", Duration::seconds(5)}},
                     Duration::seconds(600)};
  const auto plan = asked.plans(freeze).at(0);
  CHECK(asked.orders(plan) == "B 40 @100>700, A 20 @160>165, C 20 @220>820, D 20 @280>880");
  CHECK(plan.expected == 100);
  // Nothing moves: that an order could have been sent before makes no difference.
  CHECK(plan.expected_at_most == 100);
  freeze.model = true;
  CHECK(asked.plans(freeze).at(0).expected_at_most >= asked.plans(freeze).at(0).expected);
  CHECK(sending_time(freeze, 3) == at_second(280));
  freeze.pace.reset();
  CHECK(sending_time(freeze, 3) == at_second(100));
}

TEST_CASE("an order that would be sent past the calendar is sent at its end") {
  FreezeQuery freeze;
  freeze.at = Time(1'000);
  freeze.pace = Duration(10);
  CHECK(sending_time(freeze, 0) == Time(1'000));
  CHECK(sending_time(freeze, 7) == Time(1'070));
  CHECK(sending_time(freeze, ~std::size_t{0}) == Time::max());
  freeze.pace.reset();
  CHECK(sending_time(freeze, 7) == Time(1'000));
}

TEST_CASE("what a measure of this case holds beyond the bite needs no order") {
  const Asked asked(tests::built(small_ledger()));
  auto freeze = still();
  freeze.measures.cases = {"ours"};
  freeze.measures.all = {held_until(asked.account("A"), 50, 1'899),  // ends before the order bites
                         held_until(asked.account("B"), 50, 9'000, "ours"),
                         held_until(asked.account("C"), 50, 9'000, "theirs"),
                         held_until(asked.account("D"), 50, 1'900)};
  const auto plan = asked.plans(freeze).at(0);
  CHECK(asked.orders(plan) == "A 20 @100>1900, C 20 @100>1900");
  REQUIRE(plan.held.size() == 2);
  CHECK(asked.id(plan.held[0].candidate.pocket).account == "D");
  CHECK(asked.id(plan.held[1].candidate.pocket).account == "B");
  CHECK(plan.held[1].measure.fraud_case == "ours");
  CHECK(plan.candidates == 4);
  CHECK(plan.expected == 40);
  // A measure that begins later holds nothing yet; equal ends go by id.
  freeze.measures.all = {held_until(asked.account("A"), 101, 9'000),
                         held_until(asked.account("C"), 50, 5'000),
                         held_until(asked.account("D"), 60, 5'000)};
  const auto other = asked.plans(freeze).at(0);
  CHECK(asked.orders(other) == "B 40 @100>1900, A 20 @100>1900");
  REQUIRE(other.held.size() == 2);
  CHECK(asked.id(other.held[0].candidate.pocket).account == "C");
}

TEST_CASE("each currency has a plan and slots of its own") {
  auto ledger = small_ledger();
  ledger.rows.push_back(pays("w", "V", "B", 50, 7));
  ledger.rows.push_back(pays("e", "B", "E", 60, 3));
  for (auto& row : std::span(ledger.rows).last(2)) row.currency = "JPY";
  ledger.accounts[1].opening_balance["JPY"] = 0;
  const Asked asked(tests::built(ledger), {.sources = {{"w"}, {"v"}}});
  const auto plans = asked.plans(still(1));
  REQUIRE(plans.size() == 2);
  CHECK(asked.graph.currency_code(plans[0].currency) == "CNY");
  CHECK(asked.orders(plans[0]) == "B 40 @100>1900");
  CHECK(asked.orders(plans[1]) == "B 4 @100>1900");
}

TEST_CASE("accounts that hold nothing are not ordered frozen") {
  const Asked asked(tests::built({{pays("v", "V", "A", 10, 100), pays("o", "A", "ATM", 20, 100)},
                                  {opened("A", 0), oracle::terminal("ATM")}}));
  for (const bool model : {false, true}) {
    auto freeze = still();
    freeze.model = model;
    const auto plans = asked.plans(freeze);
    REQUIRE(plans.size() == 1);
    CHECK(plans[0].orders.empty());
    CHECK(plans[0].candidates == 0);
    CHECK(plans[0].expected_at_most == 0);
  }
  const Asked unknown(tests::built(small_ledger()), {.sources = {{"v"}}, .known_at_ns = 0});
  CHECK(unknown.plans(still()).empty());
}

TEST_CASE("money that is about to leave goes before more money that stays") {
  // Q passed on twenty inflows a minute after they came and has one more; R's first inflow has lain for a
  // month.
  oracle::Ledger ledger{{pays("r", "V", "R", 1, 5'000)}, {opened("Q", 0), opened("R", 0), opened("N", 0)}};
  oracle::Query query{.sources = {{"r"}}};
  constexpr std::int64_t month = 30 * 86'400;
  for (int i = 0; i <= 20; ++i) {
    const auto number = std::to_string(i);
    query.sources.push_back({"q" + number});
    ledger.rows.push_back(pays("q" + number, "V", "Q", month + 300 * i, 1'000));
    if (i < 20) ledger.rows.push_back(pays("n" + number, "Q", "N", month + 300 * i + 60, 1'000));
  }
  const Asked asked(tests::built(ledger), query);
  FreezeQuery freeze;
  freeze.at = at_second(month + 300 * 20 + 1);
  freeze.slots = 3;
  freeze.response.otherwise = Duration::seconds(0);
  const auto at_once = asked.plans(freeze).at(0);
  REQUIRE(at_once.orders.size() == 3);
  CHECK(asked.id(at_once.orders[0].candidate.pocket).account == "N");
  freeze.response.otherwise = Duration::seconds(900);
  const auto later = asked.plans(freeze).at(0);
  const auto q = std::ranges::find_if(later.orders, [&](const PlannedOrder& order) {
    return asked.id(order.candidate.pocket).account == "Q";
  });
  REQUIRE(q != later.orders.end());
  CHECK(q->share_staying < 0.3);
  CHECK(*q->median_stay < 300);
}

TEST_CASE("freezes are planned on a plain forward haircut trace only") {
  const auto ledger = tests::built(small_ledger());
  const auto refused = [&](const oracle::Query& query) {
    CHECK_THROWS_AS(Asked(ledger, query).plans(still()), InvalidQuery);
  };
  refused({.sources = {{"v"}}, .rule = oracle::Rule::fifo});
  refused({.sources = {{"v"}}, .backward = true});
  refused({.sources = {{"v"}}, .hops_max = 3});
  refused({.sources = {{"v"}}, .amount_min = 2});
  refused({.sources = {{"v"}}, .horizon_ns = 5});
}

TEST_CASE("a plan's figures are those of its model, and as near to the best as promised") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    oracle::RandomNumbers random(seed);
    const auto at = ledger.rows[random.below(ledger.rows.size())].time_ns;
    const Asked asked(tests::built(ledger),
                      {.sources = oracle::random_query(ledger, seed).sources, .known_at_ns = at});
    FreezeQuery freeze;
    freeze.at = Time(at);
    freeze.slots = static_cast<std::size_t>(random.between(1, 3));
    freeze.response.otherwise = Duration::seconds(30 * random.between(0, 4));
    if (random.chance(50)) freeze.pace = Duration::seconds(60);
    for (const auto& plan : asked.plans(freeze)) {
      const auto candidates = find_candidates(asked.graph, asked.query, asked.traced, plan.currency);
      if (candidates.empty()) continue;
      OrderChoice choice{candidates.size(), freeze.slots, {}, !freeze.pace, {}};
      choice.bites_at = [&](std::size_t slot, std::uint32_t c) {
        return bite_of(asked.graph, candidates[c].pocket, sending_time(freeze, slot), freeze.response);
      };
      std::vector<Time> bites;
      for (std::size_t slot = 0; slot < std::min(freeze.slots, candidates.size()); ++slot)
        bites.push_back(choice.bites_at(slot, 0));
      const ExpectedFlow future(asked.graph, asked.traced, candidates, freeze.at, bites);
      using Inflows = ExpectedFlow::Inflows;
      const auto best_of = [&](Inflows inflows) {
        choice.caught = [&, inflows](std::span<const FreezeOrder> orders) {
          return future.caught(orders, inflows);
        };
        return best_caught(choice).value();
      };
      std::vector<FreezeOrder> orders;
      for (const auto& order : plan.orders) {
        const auto found = std::ranges::find(candidates, order.candidate.pocket, &FreezeCandidate::pocket);
        orders.push_back({static_cast<std::uint32_t>(found - candidates.begin()), order.bites_at});
      }
      const auto chosen = future.caught(orders, Inflows::known_and_recurring);
      const auto best = best_of(Inflows::known_and_recurring), best_known = best_of(Inflows::known);
      const auto tolerance = 1e-9 * std::max(1.0, chosen);
      CHECK(chosen <= best + tolerance);
      CHECK(chosen >= (freeze.pace ? 0.5 : 0.632) * best - tolerance);
      CHECK(plan.expected == Approx(future.caught(orders, Inflows::known)).epsilon(1e-9));
      CHECK(plan.expected <= best_known + tolerance);
      CHECK(best_known <= plan.expected_at_most + tolerance);
    }
  }
}

}  // namespace sluice
