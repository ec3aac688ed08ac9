// SPDX-License-Identifier: Apache-2.0
#include "algorithms/lookups/case_overlap.hpp"

#include <map>
#include <set>

#include "tests/algorithms/lookups/attributed_ledger.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::pays;
using tests::held_by;

/// "m: 0 received 5 rests 2 in 1; 1 …": the cases of each account or holder.
std::vector<std::string> overlaps(const TransferGraph& graph, const oracle::Query& asked,
                                  const std::vector<std::uint32_t>& case_of,
                                  PartyKind by = PartyKind::account) {
  const tests::AskedGraph question(graph.shared_ledger(), asked);
  const Parties parties(question.graph, by);
  Progress progress;
  std::vector<std::string> texts;
  const auto answer = trace(question.graph, question.query);
  for (const auto& overlap : find_case_overlaps(question.graph, answer, case_of, parties, progress)) {
    auto text = std::string(parties.name(overlap.party)) + ":";
    for (const auto& money : overlap.money)
      text += " " + std::to_string(money.fraud_case) + " received " + std::to_string(money.received.minor)
              + " rests " + std::to_string(money.rests.minor) + " in " + std::to_string(money.count) + ";";
    texts.push_back(text);
  }
  return texts;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("cases meet where the money of several of them arrives") {
  const auto graph = tests::attributed(
      {{pays("t0", "v", "m", 0, 10), pays("t1", "w", "n", 1, 10), pays("t2", "m", "x", 2, 6),
        pays("t3", "n", "x", 3, 4), pays("t4", "n", "cash", 4, 2), pays("t5", "m", "cash", 5, 2)},
       {oracle::terminal("cash")}},
      {held_by("m", "H"), held_by("n", "H")});
  const oracle::Query query{.sources = {{"t0", ""}, {"t1", ""}}};
  // Everybody's money meets at a cash point: it does not count.
  CHECK(overlaps(graph, query, {0, 1}) == Rows{"x: 0 received 6 rests 6 in 1; 1 received 4 rests 4 in 1;"});
  CHECK(overlaps(graph, query, {0, 0}).empty());
  CHECK(overlaps(graph, query, {0, no_case}).empty());
  CHECK(overlaps(graph, query, {0, 1}, PartyKind::holder)
        == Rows{"H: 0 received 10 rests 2 in 1; 1 received 10 rests 4 in 1;",
                "x: 0 received 6 rests 6 in 1; 1 received 4 rests 4 in 1;"});
}

TEST_CASE("a transfer that carries several payments of one case counts once for it") {
  const TransferGraph graph(tests::built({{pays("t0", "v", "m", 0, 10), pays("t1", "u", "m", 1, 10),
                                           pays("t2", "w", "x", 2, 1), pays("t3", "m", "x", 3, 20)},
                                          {}}));
  CHECK(overlaps(graph, {.sources = {{"t0", ""}, {"t1", ""}, {"t2", ""}}}, {0, 0, 1})
        == Rows{"x: 0 received 20 rests 20 in 1; 1 received 1 rests 1 in 1;"});
}

TEST_CASE("what a case left at an account is what the trace says of its payments") {
  std::size_t met = 0;
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    auto asked = oracle::random_query(ledger, seed);
    if (asked.rule == oracle::Rule::poison) asked.rule = oracle::Rule::haircut;
    std::vector<std::uint32_t> case_of;
    for (std::size_t s = 0; s < asked.sources.size(); ++s)
      case_of.push_back(static_cast<std::uint32_t>(s % 3 == 2 ? no_case : s % 3));
    const tests::AskedGraph question(tests::built(ledger), asked);
    case_of.resize(question.query.sources.size(), no_case);
    const auto answer = trace(question.graph, question.query);
    std::map<std::uint32_t, std::set<std::uint32_t>> cases;  // by account
    std::map<std::uint32_t, std::int64_t> rests;             // of both cases
    for (const auto& row : answer.transfers)
      for (const auto& share : answer.shares_of(row))
        for (const auto& pocket : answer.pockets)
          if (pocket.pocket == row.payee && pocket.end == End::rests && !share.under_floor
              && share.amount > Amount(0) && case_of[share.source.value] != no_case)
            cases[question.graph.account(row.payee).value].insert(case_of[share.source.value]);
    for (const auto& pocket : answer.pockets)
      if (pocket.end == End::rests)
        for (const auto& share : answer.shares_of(pocket))
          if (case_of[share.source.value] != no_case)
            rests[question.graph.account(pocket.pocket).value] += share.amount.minor;
    Progress progress;
    std::set<std::uint32_t> found;
    const Parties parties(question.graph, PartyKind::account);
    for (const auto& overlap : find_case_overlaps(question.graph, answer, case_of, parties, progress)) {
      std::int64_t sum = 0;
      for (const auto& money : overlap.money) sum += money.rests.minor;
      CHECK(sum == rests[overlap.party.number]);
      CHECK(overlap.with.size() == cases[overlap.party.number].size());
      found.insert(overlap.party.number);
    }
    for (const auto& [account, its] : cases) CHECK((its.size() >= 2) == found.contains(account));
    met += found.size();
  }
  CHECK(met > 200);
}

}  // namespace sluice
