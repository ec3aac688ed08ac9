// SPDX-License-Identifier: Apache-2.0
#include "algorithms/paths/fund_paths.hpp"

#include "engine/values/error.hpp"
#include "tests/oracle/paths.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays, oracle::terminal, oracle::uncovered;
using tests::AskedGraph;

constexpr oracle::Rule conserving[] = {oracle::Rule::haircut, oracle::Rule::fifo, oracle::Rule::lifo,
                                       oracle::Rule::libr, oracle::Rule::tainted_first};

struct AskedPaths : AskedGraph {
  Trace trace;
  FundPaths found;

  AskedPaths(const std::shared_ptr<const Ledger>& ledger, const oracle::Query& asked,
             const Measures& measures = {})
      : AskedGraph(ledger, asked) {
    trace = sluice::trace(graph, query);
    Progress progress;
    found = find_fund_paths(graph, query, trace, measures, progress);
  }

  /// `s a B rests 3/2 (5)`: transfers, where and how it ended, amount / recoverable (bottleneck).
  std::string text() const {
    std::string text;
    for (const auto& path : found.paths) {
      text += text.empty() ? "" : ", ";
      for (const auto transfer : found.transfers_of(path)) {
        const auto key = trace.transfers[transfer].key;
        text += (key.phase() == RowKey::the_transfer ? graph.transfer_id(key.transfer()) : "null") + " ";
      }
      text += id(path.pocket).account + " " + std::string(to_text(path.end)) + " "
              + std::to_string(path.amount.minor) + "/" + std::to_string(path.recoverable.minor) + " ("
              + std::to_string(path.bottleneck.minor) + ")";
    }
    return text;
  }
};

/// The oracle's paths with rows numbered among those that carry traced money: every such row is on a path.
std::vector<oracle::Path> with_traced_rows(std::vector<oracle::Path> paths, std::size_t traced_count) {
  std::set<int> used;
  for (const auto& path : paths) used.insert(path.rows.begin(), path.rows.end());
  CHECK(used.size() == traced_count);
  for (auto& path : paths)
    for (auto& row : path.rows) row = static_cast<int>(std::distance(used.begin(), used.find(row)));
  return paths;
}

std::vector<oracle::Path> in_oracle_form(const AskedPaths& asked) {
  std::vector<oracle::Path> paths;
  for (const auto& path : asked.found.paths) {
    oracle::Path written;
    const auto pocket = asked.id(path.pocket);
    written.source = static_cast<int>(path.source.value);
    written.currency = pocket.currency;
    written.amount = path.amount.minor;
    written.end = to_text(path.end);
    written.account = pocket.account;
    if (!asked.found.from_lots) written.bottleneck = path.bottleneck.minor;
    for (const auto row : asked.found.transfers_of(path)) written.rows.push_back(static_cast<int>(row));
    written.recoverable = path.recoverable.minor;
    paths.push_back(std::move(written));
  }
  return paths;
}

/// The sums of the paths in the form of the trace's.
std::vector<std::map<PathEnd, Amount>> sums_by_source(const FundPaths& found, std::size_t sources) {
  std::vector<std::map<PathEnd, Amount>> sums(sources);
  for (const auto& path : found.paths) sums[path.source.value][path.end] += path.amount;
  return sums;
}

/// 10 of V's and, later, 10 of W's money come to A, which had nothing; A pays 10 to B, B 4 to the cash point.
oracle::Ledger two_victims() {
  return {{pays("v", "V", "A", 1, 10), pays("w", "W", "A", 2, 10), pays("a", "A", "B", 3, 10),
           pays("b", "B", "ATM", 4, 4)},
          {opened("A", 0), opened("B", 0), terminal("ATM")}};
}

}  // namespace

TEST_CASE("under the lot rules a path is the way that its lots took") {
  const oracle::Query query{.sources = {{"v"}, {"w"}}};
  auto asked = query;
  asked.rule = oracle::Rule::fifo;
  const AskedPaths fifo(tests::built(two_victims()), asked);
  CHECK(fifo.found.from_lots);
  CHECK(fifo.text() == "w A rests 10/10 (10), v a B rests 6/6 (10), v a b ATM dissipated 4/0 (4)");
  asked.rule = oracle::Rule::lifo;
  CHECK(AskedPaths(tests::built(two_victims()), asked).text()
        == "v A rests 10/10 (10), w a B rests 6/6 (10), w a b ATM dissipated 4/0 (4)");
}

TEST_CASE("under the other rules each source's oldest piece leaves first") {
  const AskedPaths asked(tests::built(two_victims()), {.sources = {{"v"}, {"w"}}});
  CHECK_FALSE(asked.found.from_lots);
  CHECK(asked.text()
        == "w A rests 5/5 (10), v A rests 5/5 (10), v a B rests 3/3 (5), w a B rests 3/3 (5), "
           "v a b ATM dissipated 2/0 (2), w a b ATM dissipated 2/0 (2)");
  // Two payments of one victim are two sources; two pieces of one source need two ways to an account.
  const oracle::Ledger ways{{pays("v", "V", "A", 1, 10), pays("x", "A", "C", 2, 6), pays("y", "A", "B", 3, 4),
                             pays("z", "C", "B", 4, 6), pays("o", "B", "D", 5, 5)},
                            {opened("A", 0), opened("B", 0), opened("C", 0), opened("D", 0)}};
  CHECK(AskedPaths(tests::built(ways), {.sources = {{"v"}}}).text()
        == "v x z B rests 5/5 (6), v y o D rests 4/4 (4), v x z o D rests 1/1 (5)");
}

TEST_CASE("paths end where the trace ends: returned, with other victims, out of sight, under the floor") {
  const oracle::Ledger ledger{
      {pays("v", "V", "A", 1, 20), pays("w", "W", "B", 2, 5), pays("r", "A", "V", 3, 3),
       pays("o", "A", "W", 4, 4), pays("u", "A", "U", 5, 5), pays("f", "A", "C", 6, 1)},
      {opened("A", 0), opened("B", 0), opened("C", 0), uncovered("U")}};
  CHECK(AskedPaths(tests::built(ledger), {.sources = {{"v"}, {"w"}}, .amount_min = 2}).text()
        == "v A rests 7/7 (20), w B rests 5/5 (5), v f C under_floor 1/0 (1), v u U left_visibility 5/0 (5), "
           "v o W other_victims 4/0 (4), v r V returned 3/0 (3)");
}

TEST_CASE(
    "what is left in an account goes to the newest pieces, nothing where it is closed or others hold it") {
  // v's horizon ends before A pays 12 of 25: v rests as of then, w's money stays. 13 are left for 10 + 15.
  const oracle::Ledger ledger{
      {pays("v", "V", "A", 1, 10), pays("w", "V", "A", 20, 15), pays("a", "A", "B", 40, 12)},
      {opened("A", 0), opened("B", 0)}};
  const oracle::Query query{.sources = {{"v"}, {"w"}}, .horizon_ns = 10'000'000'000};
  CHECK(AskedPaths(tests::built(ledger), query).text() == "w A rests 15/13 (15), v A rests 10/0 (10)");
  CHECK(AskedPaths(tests::built(ledger, {tests::closed_at("A", 50)}), query).text()
        == "w A rests 15/0 (15), v A rests 10/0 (10)");
  const auto frozen = tests::built(ledger, {tests::frozen_at("A", 50)});
  CHECK(AskedPaths(frozen, query).text() == "w A rests 15/0 (15), v A rests 10/0 (10)");
  const AskedGraph graph(frozen, query);
  const Measures ours{{{graph.graph.find_account("A").value(), MeasureKind::freeze, tests::at_second(60),
                        Time::max(), "", ""}},
                      {}};
  CHECK(AskedPaths(frozen, query, ours).text() == "w A rests 15/13 (15), v A rests 10/0 (10)");
}

TEST_CASE("of pieces that came together the later one gets what is left") {
  // E's 10 came by C, then by D, and go on to B together; they rest there as of 11 s. B then pays 7.
  const oracle::Ledger ledger{
      {pays("v", "V", "A", 1, 10), pays("x", "A", "C", 2, 6), pays("y", "A", "D", 3, 4),
       pays("z", "C", "E", 4, 6), pays("w", "D", "E", 5, 4), pays("e", "E", "B", 6, 10),
       pays("b", "B", "A", 40, 7)},
      {opened("A", 0), opened("B", 0), opened("C", 0), opened("D", 0), opened("E", 0)}};
  CHECK(AskedPaths(tests::built(ledger), {.sources = {{"v"}}, .horizon_ns = 10'000'000'000}).text()
        == "v y w e B rests 4/3 (4), v x z e B rests 6/0 (6)");
}

TEST_CASE("what poison marks and what a backward trace finds has no paths") {
  const auto ledger = tests::built(two_victims());
  CHECK_THROWS_AS(AskedPaths(ledger, {.sources = {{"v"}}, .rule = oracle::Rule::poison}), InvalidQuery);
  CHECK_THROWS_AS(AskedPaths(ledger, {.sources = {{"a"}}, .backward = true}), InvalidQuery);
}

TEST_CASE("paths equal those of the slow program under every rule and limit, and so does their order") {
  for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
    const auto ledger = oracle::random_ledger(seed);
    const auto built = tests::built(ledger);
    auto query = oracle::random_query(ledger, seed);
    query.backward = false;
    for (const auto rule : conserving) {
      INFO("seed " << seed << ", rule " << static_cast<int>(rule));
      query.rule = rule;
      const AskedPaths asked(built, query);
      const auto expected = with_traced_rows(oracle::paths(ledger, query), asked.trace.transfers.size());
      CHECK(in_oracle_form(asked) == expected);
      CHECK(asked.found.from_lots == (rule == oracle::Rule::fifo || rule == oracle::Rule::lifo));
    }
  }
}

TEST_CASE("paths add up to what the trace reports, by source, end and account") {
  for (std::uint64_t seed = 3'001; seed <= 3'600; ++seed) {
    const auto ledger = oracle::random_ledger(seed);
    auto query = oracle::random_query(ledger, seed);
    query.backward = false;
    query.rule = conserving[seed % std::size(conserving)];
    INFO("seed " << seed);
    const AskedPaths asked(tests::built(ledger), query);
    const auto sums = sums_by_source(asked.found, asked.trace.sources.size());
    for (std::size_t s = 0; s < sums.size(); ++s) {
      const auto& source = asked.trace.sources[s];
      const std::map<PathEnd, Amount> expected{
          {PathEnd::rests, source.rests},
          {PathEnd::dissipated, source.dissipated},
          {PathEnd::left_visibility, source.left_visibility},
          {PathEnd::returned, source.returned},
          {PathEnd::other_victims, source.other_victims},
          {PathEnd::under_floor, source.under_floor},
      };
      for (const auto& [end, amount] : expected)
        CHECK((sums[s].contains(end) ? sums[s].at(end) : Amount(0)) == amount);
    }
    std::map<std::pair<PocketNo, SourceNo>, Amount> rests;
    for (const auto& path : asked.found.paths)
      if (path.end == PathEnd::rests) rests[{path.pocket, path.source}] += path.amount;
    for (const auto& row : asked.trace.pockets)
      for (const auto& share : asked.trace.shares_of(row)) {
        CHECK(rests[{row.pocket, share.source}] == share.amount);
        rests.erase({row.pocket, share.source});
      }
    CHECK(rests.empty());
  }
}

TEST_CASE("the ends of paths have names") {
  CHECK(to_text(PathEnd::rests) == "rests");
  CHECK(to_text(PathEnd::other_victims) == "other_victims");
  CHECK(to_text(PathEnd::under_floor) == "under_floor");
}

}  // namespace sluice
