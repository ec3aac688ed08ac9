// SPDX-License-Identifier: Apache-2.0
#include "apps/report/timeline_layout.hpp"

#include <cmath>

#include "apps/report/timeline_svg.hpp"
#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::int64_t minute = 60'000'000'000, day = 1440 * minute;

std::vector<Time> at(const std::vector<std::int64_t>& ns) {
  std::vector<Time> times;
  for (const auto each : ns) times.emplace_back(each);
  return times;
}

struct Traced {
  TransferGraph graph = loaded_case();
  FoundSources found;
  TraceQuery query;
  Trace traced;

  Traced() : found(find_sources(graph, Boundary(graph, {}), std::vector<FraudPayment>{{"T1"}}, false)) {
    query.sources = found.sources;
    query.victims = found.victims;
    traced = trace(graph, query);
  }
  Timeline timeline(const TimelineLimits& limits = {}) const {
    const TraceReport report(graph, query, found, traced);
    return timeline_of(report, graph.currency(found.sources[0].transfer), limits);
  }
};

}  // namespace

TEST_CASE("within a stretch length is time, and long gaps are cut out") {
  const auto times = at({0, minute, 2 * minute, 9 * day, 9 * day + minute, 9 * day + 3 * minute});
  const TimeAxis axis(times, 100, 900);
  REQUIRE(axis.stretches().size() == 2);
  REQUIRE(axis.cuts().size() == 1);
  CHECK(axis.cuts()[0].length == Duration(9 * day - 2 * minute));
  CHECK(axis.x(times[0]) == 100);
  CHECK(axis.x(times[5]) == 900);
  CHECK(std::abs(axis.x(times[0]) + axis.x(times[2]) - 2 * axis.x(times[1])) < 0.01);
  CHECK(axis.x(Time(day)) >= axis.x(times[2]));
  CHECK(axis.x(Time(day)) <= axis.x(times[3]));
  CHECK(axis.ticks()[0].clock == "00:00:00");
  CHECK(axis.ticks()[0].date == "1970-01-01");
}

TEST_CASE("even gaps, and few moments, stay whole") {
  CHECK(TimeAxis(at({0, day, 2 * day, 3 * day, 4 * day, 5 * day, 6 * day}), 0, 900).cuts().empty());
  CHECK(TimeAxis(at({0, minute, 9 * day}), 0, 900).cuts().empty());
  const TimeAxis days(at({0, 30 * day}), 0, 900);
  CHECK(days.ticks().back().clock.empty());
  CHECK(days.ticks().back().date == "1970-01-29");
}

TEST_CASE("an axis of one moment, of none, and of all time") {
  const TimeAxis one(at({5 * minute, 5 * minute}), 100, 900);
  CHECK(one.x(Time(5 * minute)) == 500);
  CHECK(one.ticks().size() == 1);
  CHECK(TimeAxis({}, 0, 1).ticks().empty());
  const auto ends = std::vector{Time::min(), Time::max()};
  const TimeAxis all(ends, 0, 900);
  CHECK(std::abs(all.x(Time(0)) - 450) < 1);
  CHECK(all.ticks().size() < 20);
  std::vector<Time> far{Time::min()};
  for (std::int64_t i = 0; i < 6; ++i) far.emplace_back(Time::max().ns - 6 + i);
  CHECK(TimeAxis(far, 0, 900).cuts().size() == 1);
}

TEST_CASE("rows are victims, accounts by level, and all others; bars last while money is there") {
  const auto timeline = Traced().timeline();
  std::vector<std::string> names;
  for (const auto& row : timeline.rows) names.push_back(row.name);
  CHECK(names == std::vector<std::string>{"V", "M1", "M2", "ATM"});
  CHECK(timeline.rows[0].end == End::victim);
  CHECK(timeline.rows[1].level == 1);
  CHECK(timeline.rows[1].from.has_value());
  CHECK_FALSE(timeline.rows[1].to.has_value());
  CHECK(timeline.rows[3].end == End::dissipated);
  REQUIRE(timeline.events.size() == 4);
  CHECK(timeline.events[3].payee == 0);
  CHECK(timeline.events[1].title == "2026-03-01T10:02:00Z T3: M1 → M2, 60.00 of 120.00 CNY");
}

TEST_CASE("what has no row of its own shares one, and the largest transfers are drawn") {
  const auto timeline = Traced().timeline({.victims = 5, .accounts = 1, .events = 2});
  CHECK(timeline.rows.size() == 3);
  CHECK(timeline.rows[2].name == "2 other accounts");
  CHECK(timeline.rows[2].is_joined);
  CHECK(timeline.events.size() == 2);
  CHECK(timeline.transfers == 4);
}

TEST_CASE("the drawing has an arrow per event and is the same text each time") {
  const auto timeline = Traced().timeline();
  const auto svg = timeline_svg(timeline, 2, "CNY");
  std::size_t heads = 0;
  for (auto place = svg.find(" head\""); place != svg.npos; place = svg.find(" head\"", place + 1)) ++heads;
  CHECK(heads == 4);
  CHECK(svg.find(">40.00</text>") != svg.npos);
  CHECK(svg == timeline_svg(timeline, 2, "CNY"));
}
