// SPDX-License-Identifier: Apache-2.0
#include "apps/report/paths_report.hpp"

#include "apps/report/path_map.hpp"
#include "apps/report/path_totals.hpp"
#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// The paths of the loaded case's payment T1, 65 of which rest, 30 are cash, 5 returned.
struct Answered {
  TransferGraph graph = loaded_case();
  FoundSources found;
  TraceQuery query;
  Trace traced;
  FundPaths paths;
  Measures measures;

  Answered() : found(find_sources(graph, Boundary(graph, {}), std::vector<FraudPayment>{{"T1"}}, false)) {
    query.sources = found.sources;
    query.victims = found.victims;
    traced = trace(graph, query);
    Progress progress;
    paths = find_fund_paths(graph, query, traced, measures, progress);
  }
  TraceReport trace_report() const { return {graph, query, found, traced}; }
  std::vector<const FundPath*> select(const PathSelection& selection) const {
    return select_paths(graph, paths, selection);
  }
};

}  // namespace

TEST_CASE("seconds as exact decimal numbers") {
  CHECK(seconds_text(Duration(0)) == "0");
  CHECK(seconds_text(Duration::seconds(200)) == "200");
  CHECK(seconds_text(Duration(400'500'000'000)) == "400.5");
  CHECK(seconds_text(Duration(1)) == "0.000000001");
}

TEST_CASE("paths are selected by their end, by what is recoverable, and by number, in their order") {
  const Answered answered;
  const auto all = answered.select({});
  REQUIRE(all.size() == answered.paths.paths.size());
  CHECK(all.size() == 4);
  const auto recoverable = answered.select({.to = {}, .recoverable = true, .count = {}});
  CHECK(recoverable.size() == 2);
  CHECK(answered.select({.to = {}, .recoverable = true, .count = 1}) == std::vector{recoverable.front()});
  const auto cash = answered.select({.to = std::vector{account(answered.graph, "ATM")}, .count = {}});
  REQUIRE(cash.size() == 1);
  CHECK(cash.front()->end == PathEnd::dissipated);
  CHECK(answered.select({.to = std::vector<AccountNo>(), .to_unseen = true, .count = {}}).empty());
}

TEST_CASE("paths add up to what was stolen, whichever of them are shown") {
  const Answered answered;
  const auto traced = answered.trace_report();
  const PathsReport report(traced, answered.paths, answered.measures, {});
  const auto totals = total_paths(report);
  REQUIRE(totals.size() == 1);
  const auto& sum = totals.begin()->second;
  CHECK(sum.amount == Amount(100'00));
  CHECK(sum.recoverable == Amount(65'00));
  CHECK(sum.by_end
        == std::map<PathEnd, Amount>{{PathEnd::rests, Amount(65'00)},
                                     {PathEnd::dissipated, Amount(30'00)},
                                     {PathEnd::returned, Amount(5'00)}});
}

TEST_CASE("the map of all paths carries on each transfer what the trace says of it") {
  const Answered answered;
  const auto traced = answered.trace_report();
  const PathsReport report(traced, answered.paths, answered.measures, answered.select({}));
  const auto map = map_paths(report);
  REQUIRE(map.transfers.size() == answered.traced.transfers.size());
  for (const auto& [transfer, on_paths] : map.transfers)
    CHECK(on_paths == answered.traced.transfers[transfer].traced);
  CHECK(map.accounts.size() == 4);
  const auto& atm = map.accounts.at("ATM");
  CHECK(atm.ends == std::set{PathEnd::dissipated});
  CHECK(atm.ended.begin()->second.amount == Amount(30'00));
  CHECK(map.accounts.at("M1").ended.begin()->second.recoverable == Amount(40'00));
}

TEST_CASE("dwell is the stay at the payer, nothing on the first hop") {
  const Answered answered;
  const auto traced = answered.trace_report();
  const PathsReport report(traced, answered.paths, answered.measures, answered.select({}));
  for (const auto* path : report.shown()) {
    const auto hops = report.hops(*path);
    CHECK(hops.front().dwell == Duration());
    if (path->end != PathEnd::dissipated) continue;
    REQUIRE(hops.size() == 3);
    CHECK(hops[1].dwell == Duration::seconds(120));
    CHECK(hops[2].dwell == Duration(60'500'000'000));
  }
}
