// SPDX-License-Identifier: Apache-2.0
#include "apps/report/refund_changes.hpp"

#include "engine/values/error.hpp"
#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// 30.00 frozen in M1 of the loaded case, returned to V.
struct Refunded {
  TransferGraph graph = loaded_case();
  FoundSources found;
  TraceQuery traced;
  RefundQuery query;
  Restitution answer;

  Refunded() {
    found = find_sources(graph, Boundary(graph, {}), std::vector<FraudPayment>{{"T1"}}, false);
    traced.sources = found.sources;
    traced.victims = found.victims;
    const auto pocket = graph.find_pocket(account(graph, "M1"), graph.currency(found.sources[0].transfer));
    query.frozen = {{pocket.value(), Amount(30'00)}};
    query.method = RefundMethod::rolling;
    Progress progress;
    answer = assign_frozen_money(graph, traced, query, progress);
  }
  std::vector<RefundChange> since(const EarlierRefund& earlier) const {
    return changes_since(earlier, {graph, traced, found, query, answer});
  }
};

}  // namespace

TEST_CASE("changes name who gets more, nothing any more, and something for the first time") {
  const Refunded now;
  const auto changes = now.since(
      {"e.json", "fifo", {{{"M1", "CNY", "V"}, {2, Amount(20'50)}}, {{"M2", "JPY", "W"}, {0, Amount(7)}}}});
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].account == "M1");
  CHECK(changes[0].before == Amount(20'50));
  CHECK(changes[0].after == Amount(30'00));
  CHECK(changes[1].account == "M2");
  CHECK(changes[1].scale == 0);
  CHECK(changes[1].before == Amount(7));
  CHECK(changes[1].after == Amount(0));

  const auto first = now.since({"e.json", "fifo", {}});
  REQUIRE(first.size() == 1);
  CHECK(first[0].before == Amount(0));
  CHECK(now.since({"e.json", "fifo", {{{"M1", "CNY", "V"}, {2, Amount(30'00)}}}}).empty());
}

TEST_CASE("amounts with other digits than the ledger's are not compared") {
  const Refunded now;
  CHECK_THROWS_AS(now.since({"e.json", "fifo", {{{"M1", "CNY", "V"}, {1, Amount(30'0)}}}}), UnreadableInput);
}
