// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/traced_holdings.hpp"

#include "tests/algorithms/screening/screened_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("victims' money is told by account: what came, what rests, and whether it is a telling share") {
  const auto graph = tests::TiedLedger()
                         .pays("salary", "employer", "big", 0, 100'000)
                         .pays("f", "victim", "mule", 1, 1'000)
                         .pays("on", "mule", "next", 2, 600)
                         .pays("part", "next", "big", 3, 600)
                         .pays("back", "mule", "victim", 4, 100)
                         .graph();
  TraceQuery query;
  auto found = find_sources(graph, Boundary(graph, {}), std::vector<FraudPayment>{{"f"}}, false);
  query.sources = found.sources;
  query.victims = found.victims;
  const auto traced = find_traced_holdings(graph, query, 100'000);
  REQUIRE(traced.holdings.size() == 3);  // big, mule, next
  CHECK(graph.account_id(traced.holdings[0].account) == "big");
  CHECK(traced.holdings[0].received == Amount(600));
  CHECK(traced.holdings[0].rests == Amount(600));
  CHECK_FALSE(traced.holdings[0].is_telling);  // 600 of 100,600
  CHECK(graph.account_id(traced.holdings[1].account) == "mule");
  CHECK(traced.holdings[1].received == Amount(1'000));
  CHECK(traced.holdings[1].rests == Amount(300));
  CHECK(traced.holdings[1].is_telling);
  CHECK(traced.holdings[2].rests == Amount(0));
  REQUIRE(traced.victims.size() == 1);
  CHECK(graph.account_id(traced.victims[0]) == "victim");
}

}  // namespace sluice
