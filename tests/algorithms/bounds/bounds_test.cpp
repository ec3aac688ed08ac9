// SPDX-License-Identifier: Apache-2.0
#include "algorithms/bounds/bounds.hpp"

#include "engine/run/parallel.hpp"
#include "tests/oracle/bounds.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using tests::AskedGraph;

oracle::Query plain(oracle::Query query) {
  query.backward = false;
  query.rule = oracle::Rule::haircut;
  query.hops_max.reset();
  query.amount_min.reset();
  query.horizon_ns.reset();
  return query;
}

oracle::Bounds in_oracle_form(Bounds bounds) { return {bounds.least.minor, bounds.most.minor}; }

oracle::Row paid(const char* id, const char* payer, const char* payee, std::int64_t amount) {
  return {id, payer, payee, id[1] - '0', amount, "CNY", std::nullopt, std::nullopt};
}

std::vector<AccountBounds> each(const CaseBounds& bounds, std::span<const PocketNo> pockets,
                                bool per_victim) {
  Progress progress;
  return bounds.of_each(pockets, per_victim, progress);
}

}  // namespace

TEST_CASE("what must and what can be left of 100.00 in an account that held 50.00 and paid 60.00") {
  // A: opening 50, victim's money 100 in, 60 out to B. The 60 may be all victim's money: 40 of it is left,
  // and 50 clean. Or 50 of the 60 are clean: 90 are left. B got 60, of which 10 to 60 are the victim's.
  const oracle::Ledger ledger{
      {paid("T1", "V", "A", 100'00), paid("T2", "A", "B", 60'00)},
      {{.id = "A", .opening_balance = {{"CNY", 50'00}}}, {.id = "B", .opening_balance = {{"CNY", 0}}}}};
  const AskedGraph asked(tests::built(ledger), {.sources = {{"T1"}}});
  const CaseBounds bounds(asked.graph, asked.query);
  Progress progress;
  const auto rows = bounds.of_all(true, progress);
  REQUIRE(rows.size() == 2);
  CHECK(asked.id(rows[0].pocket).account == "A");
  CHECK(rows[0].balance == Amount(90'00));
  CHECK(rows[0].bounds.any_opening == Bounds{Amount(40'00), Amount(90'00)});
  CHECK(rows[0].bounds.completed == rows[0].bounds.any_opening);
  CHECK(rows[1].bounds.any_opening == Bounds{Amount(10'00), Amount(60'00)});
  CHECK(rows[1].by_victim == std::vector{VictimBounds{0, {Amount(10'00), Amount(60'00)}}});
  // Together they hold all of it: not a cent can have gone elsewhere.
  const std::vector both{rows[0].pocket, rows[1].pocket};
  CHECK(bounds.of_set(both).any_opening == Bounds{Amount(100'00), Amount(100'00)});
}

TEST_CASE("an opening that nobody gave leaves room for clean money that nobody saw") {
  // The smallest opening of A is 0, then all 40 left are the victim's. Had A held 60 before, all 100 could be
  // left.
  const oracle::Ledger ledger{{paid("T1", "V", "A", 100), paid("T2", "A", "B", 60)}, {}};
  const AskedGraph asked(tests::built(ledger), {.sources = {{"T1"}}});
  Progress progress;
  const auto rows = CaseBounds(asked.graph, asked.query).of_all(false, progress);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].bounds.completed == Bounds{Amount(40), Amount(40)});
  CHECK(rows[0].bounds.any_opening == Bounds{Amount(40), Amount(100)});
  CHECK(rows[1].bounds.completed == Bounds{Amount(60), Amount(60)});
  CHECK(rows[1].bounds.any_opening == Bounds{Amount(0), Amount(60)});
}

TEST_CASE("bounds equal those of the network without any contraction") {
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    const auto query = plain(oracle::random_query(ledger, seed));
    const AskedGraph asked(tests::built(ledger), query);
    const CaseBounds bounds(asked.graph, asked.query);
    const auto expected = oracle::bounds_each(ledger, query);
    std::vector<PocketNo> pockets;
    for (const auto& row : expected) pockets.push_back(asked.pocket(row.id));
    const auto found = each(bounds, pockets, true);
    std::size_t above_zero = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      INFO(expected[i].id.account << ' ' << expected[i].id.currency);
      CHECK(found[i].balance.minor == expected[i].balance);
      CHECK(in_oracle_form(found[i].bounds.any_opening) == expected[i].bounds);
      CHECK(in_oracle_form(found[i].bounds.completed) == expected[i].completed);
      above_zero += expected[i].bounds.most > 0 ? 1u : 0u;
    }
    Progress progress;
    CHECK(bounds.of_all(false, progress).size() == above_zero);
    for (std::uint32_t v = 0; v < asked.query.victims.size(); ++v) {
      const auto of_victim = oracle::bounds_each(ledger, query, {asked.query.victims[v]});
      for (std::size_t i = 0; i < of_victim.size(); ++i) {
        const auto row = std::ranges::find(found[i].by_victim, v, &VictimBounds::victim);
        const auto own = row == found[i].by_victim.end() ? Bounds{} : row->bounds;
        CHECK(in_oracle_form(own) == of_victim[i].bounds);
      }
    }
  }
}

TEST_CASE("bounds of sets equal those of the network without any contraction") {
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    const auto query = plain(oracle::random_query(ledger, seed));
    const AskedGraph asked(tests::built(ledger), query);
    const CaseBounds bounds(asked.graph, asked.query);
    oracle::RandomNumbers random(seed);
    std::map<std::string, std::set<oracle::PocketId>> sets;
    for (const auto& row : oracle::bounds_each(ledger, query))
      if (random.chance(60)) sets[row.id.currency].insert(row.id);
    for (const auto& [currency, set] : sets) {
      std::vector<PocketNo> pockets;
      for (const auto& id : set) pockets.push_back(asked.pocket(id));
      const auto expected = oracle::bounds_of_set(ledger, query, {}, set);
      const auto found = bounds.of_set(pockets);
      CHECK(in_oracle_form(found.any_opening) == expected.bounds);
      CHECK(in_oracle_form(found.completed) == expected.completed);
    }
  }
}

TEST_CASE("no conserving rule leaves the bounds, in any account, in a set, for a victim") {
  for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    AskedGraph asked(tests::built(ledger), plain(oracle::random_query(ledger, seed)));
    const CaseBounds bounds(asked.graph, asked.query);
    for (const auto rule : {Rule::haircut, Rule::fifo, Rule::lifo, Rule::libr, Rule::tainted_first}) {
      asked.query.rule = rule;
      const auto traced = trace(asked.graph, asked.query);
      std::map<CurrencyNo, std::vector<PocketNo>> sets;
      std::map<CurrencyNo, Amount> rests;
      std::vector<PocketNo> inside;
      for (const auto& row : traced.pockets) {
        if (row.end != End::rests) continue;
        inside.push_back(row.pocket);
        sets[asked.graph.currency(row.pocket)].push_back(row.pocket);
        rests[asked.graph.currency(row.pocket)] += row.rests;
      }
      const auto found = each(bounds, inside, true);
      std::size_t i = 0;
      for (const auto& row : traced.pockets) {
        if (row.end != End::rests) continue;
        const auto& answer = found[i++];
        CHECK(answer.bounds.completed.least <= row.rests);
        CHECK(row.rests <= answer.bounds.completed.most);
        CHECK(answer.bounds.any_opening.least <= answer.bounds.completed.least);
        CHECK(answer.bounds.completed.most <= answer.bounds.any_opening.most);
        std::map<std::uint32_t, Amount> of_victims;
        for (const auto& share : traced.shares_of(row))
          of_victims[asked.query.sources[share.source.value].victim] += share.amount;
        for (const auto& [victim, amount] : of_victims) {
          const auto own = std::ranges::find(answer.by_victim, victim, &VictimBounds::victim);
          REQUIRE(own != answer.by_victim.end());
          CHECK(own->bounds.least <= amount);
          CHECK(amount <= own->bounds.most);
        }
      }
      for (const auto& [currency, set] : sets) {
        const auto joint = bounds.of_set(set).completed;
        CHECK(joint.least <= rests[currency]);
        CHECK(rests[currency] <= joint.most);
      }
    }
  }
}

TEST_CASE("bounds are the same for any number of threads") {
  const auto ledger = oracle::random_ledger(7);
  const AskedGraph asked(tests::built(ledger), plain(oracle::random_query(ledger, 7)));
  const CaseBounds bounds(asked.graph, asked.query);
  std::vector<PocketNo> pockets;
  for (int copies = 0; copies < 40; ++copies)
    for (const auto& pocket : bounds.network().pockets) pockets.push_back(pocket.number);
  const auto alone = with_threads(1, [&] { return each(bounds, pockets, true); });
  for (const std::size_t threads : {2u, 8u}) {
    const auto together = with_threads(threads, [&] { return each(bounds, pockets, true); });
    for (std::size_t i = 0; i < pockets.size(); ++i) CHECK(together[i].bounds == alone[i].bounds);
  }
}

}  // namespace sluice
