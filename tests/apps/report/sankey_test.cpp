// SPDX-License-Identifier: Apache-2.0
#include "apps/report/sankey_layout.hpp"

#include <cmath>
#include <stdexcept>

#include "apps/report/sankey_svg.hpp"
#include "apps/report/shorten_id.hpp"
#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// A trace of some payments of a ledger.
struct Traced {
  TransferGraph graph;
  FoundSources found;
  TraceQuery query;
  Trace traced;

  Traced(TransferGraph ledger, const std::vector<FraudPayment>& payments,
         std::optional<std::uint32_t> hops_max = {})
      : graph(std::move(ledger)), found(find_sources(graph, Boundary(graph, {}), payments, false)) {
    query.sources = found.sources;
    query.victims = found.victims;
    query.hops_max = hops_max;
    traced = trace(graph, query);
  }
  TraceReport report() const { return {graph, query, found, traced}; }
  MoneyFlow flow(const FlowLimits& limits = {}) const {
    return money_flow(report(), graph.currency(found.sources[0].transfer), limits);
  }
};

const FlowBox& box(const MoneyFlow& flow, std::string_view name) {
  for (const auto& each : flow.boxes)
    if (each.name == name) return each;
  throw std::runtime_error("no such box: " + std::string(name));
}

/// What enters each box is what its parts add up to, and what leaves it is what it passes on.
void check_whole(const MoneyFlow& flow) {
  std::vector<Amount> in(flow.boxes.size()), out(flow.boxes.size());
  for (const auto& band : flow.bands) {
    in[band.to] += band.amount;
    out[band.from] += band.amount;
  }
  for (std::size_t i = 0; i < flow.boxes.size(); ++i) {
    CAPTURE(flow.boxes[i].name);
    if (flow.boxes[i].column > 0) CHECK(in[i] == flow.boxes[i].total());
    CHECK(out[i] == flow.boxes[i].part(FlowPart::passed_on));
  }
}

/// A victim pays a mule, who pays `count` others, one of them a chain of `count` more.
TransferGraph fan(int count) {
  std::string rows = "transfer_id,payer,payee,time,amount,currency\nT,V,M,2026-03-01 10:00:00,1000.00,CNY\n";
  for (int i = 0; i < count; ++i)
    rows += "F" + std::to_string(i) + ",M,P" + std::to_string(i) + ",2026-03-01 11:00:00,"
            + std::to_string(30 - i) + ".00,CNY\n";
  for (int i = 0; i < count; ++i)
    rows += "C" + std::to_string(i) + "," + (i == 0 ? "P0" : "Q" + std::to_string(i - 1)) + ",Q"
            + std::to_string(i) + ",2026-03-01 12:00:00," + std::to_string(20 - i) + ".00,CNY\n";
  return loaded(rows);
}

}  // namespace

TEST_CASE("a flow has a column per level, and money in it adds up") {
  const Traced traced(loaded_case(), {{"T1"}});
  const auto flow = traced.flow();
  CHECK(flow.columns == std::vector<std::string>{"Victims", "Level 1", "Level 2", "Level 3"});
  check_whole(flow);
  CHECK(box(flow, "V").part(FlowPart::passed_on) == Amount(10000));
  CHECK(box(flow, "M1").part(FlowPart::rests) == Amount(4000));
  CHECK(box(flow, "M1").part(FlowPart::passed_on) == Amount(6000));
  CHECK(box(flow, "ATM").part(FlowPart::dissipated) == Amount(3000));
  CHECK(box(flow, "back to victims").part(FlowPart::returned) == Amount(500));
  CHECK(box(flow, "back to victims").column == 3);
}

TEST_CASE("beyond the largest, accounts of a level are joined, and so are high levels") {
  const Traced traced(fan(12), {{"T"}});
  const auto flow = traced.flow({.boxes_per_level = 3, .levels = 4});
  check_whole(flow);
  CHECK(box(flow, "9 others").accounts == 9);
  CHECK(box(flow, "9 others").column == 2);
  CHECK(flow.columns.back() == "Levels 5 to 14");
  CHECK(flow.boxes.back().name == "10 accounts");
  check_whole(traced.flow());
}

TEST_CASE("what a limit cuts has a box of its own") {
  const Traced traced(loaded_case(), {{"T1"}}, 1);
  const auto flow = traced.flow();
  check_whole(flow);
  CHECK(box(flow, "not followed").part(FlowPart::not_followed) == Amount(6000));
}

TEST_CASE("boxes do not meet, and bands end inside their boxes") {
  const Traced traced(fan(12), {{"T"}});
  const auto flow = traced.flow();
  const auto layout = lay_out(flow);
  REQUIRE(layout.boxes.size() == flow.boxes.size());
  for (std::size_t a = 0; a < flow.boxes.size(); ++a) {
    CHECK(layout.boxes[a].corner.y >= 0);
    CHECK(layout.boxes[a].corner.y + layout.boxes[a].height <= layout.height);
    CHECK(layout.boxes[a].corner.x + layout.box_width + layout.label_width <= layout.width);
    for (std::size_t b = 0; b < a; ++b)
      if (flow.boxes[a].column == flow.boxes[b].column)
        CHECK(std::abs(layout.boxes[a].middle() - layout.boxes[b].middle()) >= SankeySize().slot_min);
  }
  for (std::size_t i = 0; i < flow.bands.size(); ++i) {
    const auto& from = layout.boxes[flow.bands[i].from];
    CHECK(layout.bands[i].from.y >= from.corner.y);
    CHECK(layout.bands[i].from.y <= from.corner.y + from.height + 0.01);
  }
}

TEST_CASE("the drawing escapes names and is the same text each time") {
  const Traced traced(loaded("transfer_id,payer,payee,time,amount,currency\n"
                             "T,V,<script>,2026-03-01 10:00:00,5.00,CNY\n"),
                      {{"T"}});
  const auto svg = sankey_svg(traced.flow(), 2, "CNY");
  CHECK(svg.find("<script>") == svg.npos);
  CHECK(svg.find("<title>&lt;script&gt;: 5.00 CNY; 5.00 CNY rests here</title>") != svg.npos);
  CHECK(svg == sankey_svg(traced.flow(), 2, "CNY"));
}

TEST_CASE("ids are shortened in the middle") {
  CHECK(shorten_id("6217995231837301674", 20) == "6217995231837301674");
  CHECK(shorten_id("6217995231837301674", 9) == "6217…1674");
  CHECK(shorten_id("6217995231837301674", 8) == "6217…674");
  CHECK(shorten_id("中文账户名字", 7) == "中文…字");
  CHECK(shorten_id("abc", 0).empty());
}
