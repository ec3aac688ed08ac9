// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/cycles/round_trips.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"
#include "tests/oracle/written.hpp"

namespace sluice {
namespace {

using oracle::pays;

FlowGraph all_flows(const TransferGraph& graph) {
  return make_flow_graph(graph, std::vector<std::uint8_t>(graph.transfer_count(), 1));
}

}  // namespace

TEST_CASE("no transfer on a cycle through the account is left out") {
  std::size_t on_cycles = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    const auto ledger = tests::shape_ledger(seed);
    const TransferGraph graph(tests::built(ledger));
    const auto flows = all_flows(graph);
    const oracle::PatternQuery query{
        .window_ns = 1'000'000 * tests::second_ns, .length_min = 2, .length_max = 4};
    const auto cycles = oracle::cycles(ledger, query);
    for (AccountNo account(0); account.value < graph.account_count(); ++account) {
      const auto kept = flag_round_trips(graph, flows, account, 4);
      REQUIRE(kept.size() == graph.transfer_count());
      for (const auto& cycle : oracle::through(cycles, {std::string(graph.account_id(account))}))
        for (const auto row : cycle.rows) {
          CHECK(kept[static_cast<std::size_t>(row)] != 0);
          ++on_cycles;
        }
    }
  }
  CHECK(on_cycles > 5'000);
}

TEST_CASE("what is too far from the account is left out") {
  const oracle::Ledger ledger{
      {pays("a", "A", "B", 0, 1), pays("b", "B", "C", 1, 1), pays("c", "C", "A", 2, 1),
       pays("d", "C", "D", 3, 1), pays("e", "D", "A", 4, 1)},
      {}};
  const TransferGraph graph(tests::built(ledger));
  const auto kept = [&](const char* id, std::uint32_t length_max) {
    return flag_round_trips(graph, all_flows(graph), *graph.find_account(id), length_max);
  };
  using Flags = std::vector<std::uint8_t>;
  CHECK(kept("A", 4) == Flags{1, 1, 1, 1, 1});
  CHECK(kept("A", 3) == Flags{1, 1, 1, 0, 0});
  CHECK(kept("A", 2) == Flags{0, 0, 0, 0, 0});
  CHECK(kept("D", 4) == Flags{1, 1, 1, 1, 1});
  CHECK(kept("D", 3) == Flags{0, 0, 0, 0, 0});
}

TEST_CASE("an account without flows has no round trips") {
  const TransferGraph graph(tests::built({{pays("a", "A", "B", 0, 1), pays("b", "B", "A", 1, 1)}, {}}));
  const auto none = make_flow_graph(graph, std::vector<std::uint8_t>(2));
  CHECK(flag_round_trips(graph, none, AccountNo(0), 6) == std::vector<std::uint8_t>{0, 0});
}

}  // namespace sluice
