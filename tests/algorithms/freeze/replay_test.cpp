// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/replay.hpp"

#include "engine/values/error.hpp"
#include "tests/oracle/caught.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays;
using tests::at_second;

/// V's 100 go to A, 60 of them at once on to B, which draws them as cash; X pays A 50 of clean money. Of A's
/// 90, 45 go to C half an hour later, 20 of them V's, all of which C draws.
oracle::Ledger small_ledger() {
  return {{pays("v", "V", "A", 0, 100), pays("b", "A", "B", 50, 60), pays("x", "X", "A", 55, 50),
           pays("o", "B", "ATM", 100, 60), pays("c", "A", "C", 1'800, 45), pays("p", "C", "ATM", 1'900, 45)},
          {opened("A", 0), opened("B", 0), opened("C", 0), opened("X", 50), oracle::terminal("ATM")}};
}

/// One order, which bites after 30 s; nothing is expected to move.
FreezeQuery one_order() {
  FreezeQuery query;
  query.slots = 1;
  query.response.otherwise = Duration::seconds(30);
  query.model = false;
  return query;
}

ReplayedCase replayed(const oracle::Ledger& ledger, const ReplayCase& payments, std::int64_t delay,
                      const FreezeQuery& query = one_order()) {
  const auto cases =
      replay_case(TransferGraph(tests::built(ledger)), {}, payments, Duration::seconds(delay), query);
  REQUIRE(cases.size() == 1);
  return cases[0];
}

/// A random case, replayed with random response times, slots and pace.
struct RandomReplay {
  oracle::Ledger ledger;
  oracle::Query query;
  TransferGraph graph;
  ReplayCase payments;
  FreezeQuery freeze;
  Duration delay;
  std::int64_t at = std::numeric_limits<std::int64_t>::max();

  explicit RandomReplay(std::uint64_t seed)
      : ledger(oracle::random_ledger(seed)), graph(tests::built(ledger)) {
    oracle::RandomNumbers random(seed);
    query.sources = oracle::random_query(ledger, seed).sources;
    for (const auto& source : query.sources) {
      payments.payments.push_back({source.transfer, source.victim});
      at = std::min(at, std::ranges::find(ledger.rows, source.transfer, &oracle::Row::id)->time_ns);
    }
    delay = Duration::seconds(random.between(0, 20));
    at += delay.ns;
    freeze.slots = static_cast<std::size_t>(random.between(1, 3));
    freeze.response.otherwise = Duration::seconds(random.between(0, 10));
    freeze.model = random.chance(70);
    if (random.chance(50)) freeze.pace = Duration::seconds(random.between(1, 5));
  }

  std::vector<ReplayedCase> run() const { return replay_case(graph, {}, payments, delay, freeze); }

  /// The pockets that the plan can choose from.
  std::vector<oracle::PocketId> candidates() const {
    auto known_query = query;
    known_query.known_at_ns = at;
    const tests::AskedGraph known(tests::built(ledger), known_query);
    std::vector<oracle::PocketId> ids;
    for (const auto currency : currencies_of(known.graph, known.query))
      for (const auto& candidate :
           find_candidates(known.graph, known.query, trace(known.graph, known.query), currency))
        ids.push_back(known.id(candidate.pocket));
    return ids;
  }
};

}  // namespace

TEST_CASE("the plan is made with what was known and judged by what came") {
  const auto result = replayed(small_ledger(), {"case", {{"v"}}}, 60);
  CHECK(result.candidates == 2);
  CHECK(result.sums.stolen == 100);
  // B holds 60, but has drawn them when an order on it could bite at 90 + 30.
  auto later = one_order();
  later.response.otherwise = Duration::seconds(60);
  const auto late = replayed(small_ledger(), {"case", {{"v"}}}, 60, later);
  CHECK(late.sums.plan == Approx(0));
  CHECK(late.sums.clairvoyant == Approx(40));
  CHECK(late.clairvoyant_exact);
  CHECK(late.sums.most_balance == Approx(40));   // A has 90
  CHECK(late.sums.latest_receipt == Approx(0));  // B was reached last
  CHECK(late.sums.level_order == Approx(40));    // A is nearer
  CHECK(late.sums.lost == Approx(20));           // A's, by C
  // At 60 + 30 the order on B comes in time, and more could have been lost.
  CHECK(result.sums.plan == Approx(60));
  CHECK(result.sums.clairvoyant == Approx(60));
  CHECK(result.sums.latest_receipt == Approx(60));
  CHECK(result.sums.lost == Approx(80));
}

TEST_CASE("the latest receipt is the last one of an account, not its first") {
  auto ledger = small_ledger();
  ledger.rows.insert(ledger.rows.begin() + 2, pays("w", "V", "A", 52, 10));
  auto later = one_order();
  later.response.otherwise = Duration::seconds(60);
  CHECK(replayed(ledger, {"case", {{"v"}, {"w"}}}, 60, later).sums.latest_receipt == Approx(50));
}

TEST_CASE("who asks later knows more and catches less") {
  const auto result = replayed(small_ledger(), {"case", {{"v"}}}, 120);
  CHECK(result.candidates == 1);
  CHECK(result.sums.plan == Approx(40));
  CHECK(result.sums.clairvoyant == Approx(40));
  const auto too_late = replayed(small_ledger(), {"case", {{"v"}}}, 2'000);
  CHECK(too_late.candidates == 1);  // A still holds 20 of V's
  CHECK(too_late.sums.plan == Approx(20));
  CHECK(too_late.sums.lost == 0);
}

TEST_CASE("the delay counts from the earliest report, and what is reported later is not known") {
  const ReplayCase reported{"case", {{"v", "", "case", at_second(110)}}};
  CHECK(replayed(small_ledger(), reported, 10).candidates == 1);
  auto ledger = small_ledger();
  ledger.rows.insert(ledger.rows.begin() + 1, pays("w", "W", "B", 40, 500));
  const ReplayCase two{"case", {{"v", "", "case", at_second(70)}, {"w", "", "case", at_second(400)}}};
  const auto result = replayed(ledger, two, 0);
  CHECK(result.sums.stolen == 600);
  CHECK(result.candidates == 2);
  // Of B's 560 only V's 60 are known to be stolen; W's are caught with them, but for the 60 drawn as the
  // order bites.
  CHECK(result.sums.plan == Approx(500));
  const ReplayCase nobody_yet{"case", {{"w", "", "case", at_second(70)}, {"v", "", "case", at_second(80)}}};
  CHECK(replayed(ledger, nobody_yet, 0).candidates == 1);
}

TEST_CASE("a case of two currencies is two contests") {
  auto ledger = small_ledger();
  ledger.rows.push_back(pays("w", "V", "B", 2'000, 7));
  ledger.rows.back().currency = "JPY";
  const TransferGraph graph(tests::built(ledger));
  const auto cases = replay_case(graph, {}, {"case", {{"w"}, {"v"}}}, Duration::seconds(60), one_order());
  REQUIRE(cases.size() == 2);
  CHECK(graph.currency_code(cases[1].currency) == "JPY");
  CHECK(cases[1].candidates == 0);  // not paid yet
  CHECK(cases[1].sums.stolen == 7);
  CHECK(cases[1].sums.plan == 0);
  CHECK(cases[1].sums.clairvoyant == 0);
  auto sum = cases[0].sums;
  sum += cases[0].sums;
  CHECK(sum.plan == 2 * cases[0].sums.plan);
  CHECK(sum.lost == 2 * cases[0].sums.lost);
  CHECK(sum.level_order == 2 * cases[0].sums.level_order);
  CHECK_THROWS_AS(replay_case(graph, {}, {"case", {{"nope"}}}, Duration(0), one_order()), InvalidQuery);
}

TEST_CASE("with many candidates the clairvoyant's figure is an upper bound, and says so") {
  oracle::Ledger ledger{{pays("v", "V", "A", 0, 3'000)}, {opened("A", 0)}};
  for (int i = 0; i < 25; ++i) {
    const auto number = std::to_string(100 + i);
    ledger.accounts.push_back(opened("B" + number, 0));
    ledger.rows.push_back(pays("b" + number, "A", "B" + number, 10 + i, 100 + i));
  }
  for (int i = 0; i < 25; i += 2) {
    const auto number = std::to_string(100 + i);
    ledger.rows.push_back(pays("n" + number, "B" + number, "B101", 100, 100 + i));
  }
  auto query = one_order();
  query.slots = 3;
  for (const bool paced : {false, true}) {
    if (paced) query.pace = Duration::seconds(20);
    const auto result = replayed(ledger, {"case", {{"v"}}}, 60, query);
    CHECK(result.candidates == 26);
    CHECK_FALSE(result.clairvoyant_exact);
    CHECK(result.sums.plan <= result.sums.clairvoyant);
    CHECK(result.sums.most_balance <= result.sums.clairvoyant);
  }
}

TEST_CASE("nobody beats the clairvoyant, who is the best of all") {
  std::size_t plan_was_worse = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    const RandomReplay random(seed);
    const auto ids = random.candidates();
    const auto response = random.freeze.response.otherwise.ns;
    oracle::FrozenPockets bites;
    std::map<oracle::PocketId, std::int64_t> responses;
    for (const auto& id : ids) bites[id] = random.at + response, responses[id] = response;
    std::vector<std::int64_t> sent;
    for (std::size_t slot = 0; slot < random.freeze.slots; ++slot)
      sent.push_back(random.at
                     + (random.freeze.pace ? random.freeze.pace->ns * static_cast<std::int64_t>(slot) : 0));
    for (const auto& result : random.run()) {
      const std::string currency(random.graph.currency_code(result.currency));
      const auto& sums = result.sums;
      const auto best =
          random.freeze.pace
              ? oracle::best_order(random.ledger, random.query, currency, responses, sent)
              : oracle::best_set(random.ledger, random.query, currency, bites, random.freeze.slots);
      REQUIRE(result.clairvoyant_exact);
      CHECK(sums.clairvoyant == Approx(static_cast<double>(best.caught)).epsilon(1e-9));
      const auto at_most = sums.clairvoyant + 1e-9 * std::max(1.0, sums.stolen);
      for (const auto rival : {sums.plan, sums.most_balance, sums.latest_receipt, sums.level_order}) {
        CHECK(rival >= 0);
        CHECK(rival <= at_most);
      }
      CHECK(sums.clairvoyant <= sums.stolen * (1 + 1e-9));
      CHECK(sums.lost <= sums.stolen * (1 + 1e-9));
      plan_was_worse += sums.plan < sums.clairvoyant - 1e-6 ? 1u : 0u;
    }
  }
  CHECK(plan_was_worse > 0);
}

TEST_CASE("what given accounts catch equals the slow program's figure") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    const RandomReplay random(seed);
    const tests::AskedGraph asked(tests::built(random.ledger), random.query);
    std::vector<AccountNo> accounts;
    oracle::FrozenPockets frozen;
    for (std::uint32_t a = static_cast<std::uint32_t>(seed % 2); a < asked.graph.account_count(); a += 2) {
      accounts.emplace_back(a);
      for (const char* currency : {"CNY", "JPY"})
        frozen[{std::string(asked.graph.account_id(AccountNo(a))), currency}] =
            random.at + random.freeze.response.otherwise.ns;
    }
    const auto traced = trace(asked.graph, asked.query);
    // Victims, terminal and uncovered accounts catch nothing.
    const auto expected = oracle::caught(random.ledger, random.query, frozen);
    const auto found =
        caught_by(asked.graph, asked.query, traced, accounts, Time(random.at), random.freeze.response);
    CHECK(found.size() == expected.size());
    for (const auto& row : found)
      CHECK(row.amount
            == Approx(static_cast<double>(expected.at(std::string(asked.graph.currency_code(row.currency)))))
                   .epsilon(1e-9));
  }
}

}  // namespace sluice
