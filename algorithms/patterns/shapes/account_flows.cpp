// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/shapes/account_flows.hpp"

#include <algorithm>
#include <ranges>

namespace sluice {
namespace {

/// The first account whose id is not below the text.
AccountNo first_account_from(const TransferGraph& graph, std::string_view text) {
  const auto numbers = std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(graph.account_count()));
  const auto found = std::ranges::partition_point(
      numbers, [&](std::uint32_t number) { return graph.account_id(AccountNo(number)) < text; });
  return AccountNo(static_cast<std::uint32_t>(found - numbers.begin()));
}

}  // namespace

NobodysAccounts::NobodysAccounts(const TransferGraph& graph)
    : first_(first_account_from(graph, "?")), end_(first_account_from(graph, "@")) {}

void FlowReader::read(AccountNo account, std::size_t inflows_min, std::size_t outflows_min,
                      AccountFlows& flows) const {
  flows.inflows.clear();
  flows.outflows.clear();
  if (nobodys_.has(account)) return;
  const auto& first = graph_.ledger().pockets.first;
  const auto begin = first[account.value], end = first[account.value + 1];
  std::size_t inflows = 0, outflows = 0;
  for (auto p = begin; p < end; ++p) {
    inflows += graph_.inflows(PocketNo(p)).size();
    outflows += graph_.outflows(PocketNo(p)).size();
  }
  if (inflows < inflows_min || outflows < outflows_min) return;
  for (auto p = begin; p < end; ++p) {
    const PocketNo pocket(p);
    const auto floor = floor_of(query_, graph_.currency(pocket));
    append(account, graph_.inflows(pocket), floor, flows.inflows);
    append(account, graph_.outflows(pocket), floor, flows.outflows);
  }
  if (end - begin < 2) return;
  std::ranges::sort(flows.inflows);
  std::ranges::sort(flows.outflows);
}

void FlowReader::append(AccountNo account, std::span<const Leg> legs, Amount floor,
                        std::vector<Flow>& flows) const {
  for (std::size_t i = 0; i < legs.size(); ++i) {
    const auto counterparty = graph_.account(legs[i].counterparty);
    if (counterparty != account && !nobodys_.has(counterparty) && leg_amount(legs, i) >= floor)
      flows.push_back({legs[i].transfer, counterparty});
  }
}

}  // namespace sluice
