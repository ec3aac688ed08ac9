// SPDX-License-Identifier: Apache-2.0
#include "algorithms/implicated/found_chains.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

TEST_CASE("a mule chain inside a layered group is not told twice") {
  const auto graph = tests::TiedLedger()
                         .pays("T1", "v", "m1", 1, 1000)
                         .pays("T2", "m1", "m2", 2, 990)
                         .pays("T3", "m2", "m3", 3, 980)
                         .pays("T4", "m3", "x", 4, 970)
                         .graph();
  Progress progress;
  const auto chains = find_all_chains(graph, {}, progress);
  REQUIRE(chains.size() == 1);
  CHECK(tests::ids(graph, chains.front().transfers) == std::vector<std::string>{"T1", "T2", "T3", "T4"});
  CHECK(chains.front().mules.size() == 3);
  std::vector<std::string> at_m2;
  for (const auto& [account, transfer] : transfers_by_mule(graph, chains))
    if (graph.account_id(account) == "m2") at_m2.push_back(graph.transfer_id(transfer));
  CHECK(at_m2 == std::vector<std::string>{"T2", "T3"});
}

}  // namespace
}  // namespace sluice
