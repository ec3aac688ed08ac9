// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/shapes/flow_graph.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"

namespace sluice {
namespace {

std::vector<std::uint8_t> random_flags(std::size_t size, std::uint64_t seed) {
  oracle::RandomNumbers random(seed);
  const auto percent = static_cast<int>(random.between(0, 4)) * 25;
  std::vector<std::uint8_t> flags(size);
  for (auto& flag : flags)
    flag = random.chance(percent) ? static_cast<std::uint8_t>(random.between(1, 3)) : 0;
  return flags;
}

bool are_ascending(std::span<const FlowGraph::Step> steps) {
  return std::ranges::is_sorted(steps, std::less_equal<>(), &FlowGraph::Step::transfer);
}

/// Every transfer is a step of its payer and of its payee; nothing else is.
void check_steps(const FlowGraph& flows) {
  CHECK(flows.out.size() == flows.transfers.size());
  CHECK(flows.in.size() == flows.transfers.size());
  for (std::uint32_t a = 0; a < flows.accounts.size(); ++a) {
    CHECK(flows.outflows(a).size() + flows.inflows(a).size() > 0);
    CHECK(are_ascending(flows.outflows(a)));
    CHECK(are_ascending(flows.inflows(a)));
    for (const auto& step : flows.outflows(a)) {
      CHECK(flows.payer[step.transfer] == a);
      CHECK(flows.payee[step.transfer] == step.account);
    }
    for (const auto& step : flows.inflows(a)) {
      CHECK(flows.payee[step.transfer] == a);
      CHECK(flows.payer[step.transfer] == step.account);
    }
  }
}

}  // namespace

TEST_CASE("a flow graph holds the flagged transfers and their accounts") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    INFO("seed " << seed);
    const TransferGraph graph(tests::built(tests::shape_ledger(seed)));
    const auto flags = random_flags(graph.transfer_count(), seed);
    const auto flows = make_flow_graph(graph, flags);
    std::vector<TransferNo> flagged;
    for (TransferNo t(0); t < graph.end(); ++t)
      if (flags[t.value] != 0) flagged.push_back(t);
    REQUIRE(flows.transfers == flagged);
    REQUIRE(flows.payer.size() == flagged.size());
    REQUIRE(flows.payee.size() == flagged.size());
    CHECK(std::ranges::is_sorted(flows.accounts, std::less_equal<>()));
    for (std::size_t i = 0; i < flagged.size(); ++i) {
      CHECK(flows.accounts[flows.payer[i]] == graph.account(graph.payer(flagged[i])));
      CHECK(flows.accounts[flows.payee[i]] == graph.account(graph.payee(flagged[i])));
    }
    check_steps(flows);
  }
}

}  // namespace sluice
