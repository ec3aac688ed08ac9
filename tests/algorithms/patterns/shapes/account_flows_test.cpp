// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/shapes/account_flows.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"

namespace sluice {
namespace {

std::vector<Flow> expected_flows(const tests::AskedShapes& asked, AccountNo account, bool inflows) {
  const auto& graph = asked.graph();
  const auto is_nobodys = [&](AccountNo a) { return graph.account_id(a).starts_with('?'); };
  std::vector<Flow> flows;
  for (TransferNo t(0); t < graph.end(); ++t) {
    const auto payer = graph.account(graph.payer(t)), payee = graph.account(graph.payee(t));
    if (is_nobodys(payer) || is_nobodys(payee) || payer == payee) continue;
    if (graph.amount(t) < floor_of(asked.question(), graph.currency(t))) continue;
    if ((inflows ? payee : payer) == account) flows.push_back({t, inflows ? payer : payee});
  }
  return flows;
}

}  // namespace

TEST_CASE("an account's flows are its transfers in all currencies, ascending") {
  std::size_t with_both = 0;
  for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
    INFO("seed " << seed);
    const auto asked = tests::asked_shapes(seed);
    const FlowReader reader(asked.graph(), asked.question());
    AccountFlows flows;
    for (AccountNo account(0); account.value < asked.graph().account_count(); ++account) {
      const auto inflows = expected_flows(asked, account, true);
      const auto outflows = expected_flows(asked, account, false);
      reader.read(account, 0, 0, flows);
      CHECK(flows.inflows == inflows);
      CHECK(flows.outflows == outflows);
      // Where there are enough they are read; where not, they may be left out.
      reader.read(account, inflows.size(), outflows.size(), flows);
      CHECK(flows.inflows == inflows);
      CHECK(flows.outflows == outflows);
      reader.read(account, 1'000, 0, flows);
      CHECK(flows.inflows.empty());
      CHECK(flows.outflows.empty());
      reader.read(account, 0, 1'000, flows);
      CHECK(flows.inflows.empty());
      CHECK(flows.outflows.empty());
      with_both += !inflows.empty() && !outflows.empty();
    }
  }
  CHECK(with_both > 1'000);
}

}  // namespace sluice
