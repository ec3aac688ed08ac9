// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/shapes/flow_graph.hpp"

namespace sluice {
namespace {

/// Numbers the accounts of the kept transfers by id.
void number_accounts(const TransferGraph& graph, FlowGraph& flows) {
  constexpr std::uint32_t unused = ~std::uint32_t{0};
  std::vector<std::uint32_t> number(graph.account_count(), unused);
  for (const auto transfer : flows.transfers) {
    number[graph.account(graph.payer(transfer)).value] = 0;
    number[graph.account(graph.payee(transfer)).value] = 0;
  }
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (number[i] == unused) continue;
    number[i] = static_cast<std::uint32_t>(flows.accounts.size());
    flows.accounts.emplace_back(static_cast<std::uint32_t>(i));
  }
  flows.payer.reserve(flows.transfers.size());
  flows.payee.reserve(flows.transfers.size());
  for (const auto transfer : flows.transfers) {
    flows.payer.push_back(number[graph.account(graph.payer(transfer)).value]);
    flows.payee.push_back(number[graph.account(graph.payee(transfer)).value]);
  }
}

/// Sorts the transfers by one of their ends; those of an account stay in order.
void sort_steps(std::size_t accounts, std::span<const std::uint32_t> own,
                std::span<const std::uint32_t> other, std::vector<std::uint32_t>& begins,
                std::vector<FlowGraph::Step>& steps) {
  begins.assign(accounts + 1, 0);
  for (const auto account : own) ++begins[account + 1];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  auto next = begins;
  steps.resize(own.size());
  for (std::uint32_t transfer = 0; transfer < own.size(); ++transfer)
    steps[next[own[transfer]]++] = {transfer, other[transfer], 0};
}

/// Goes through the statement of every account: at each transfer it is known where the account's other side
/// stands. Seen from the payer, an outflow goes on at the payee's next outflow; so that is noted by the
/// transfer first.
void set_onward(FlowGraph& flows) {
  std::vector<std::uint32_t> next_outflow(flows.transfers.size()), inflows_end(flows.transfers.size());
  for (std::uint32_t account = 0; account < flows.accounts.size(); ++account) {
    auto out = flows.out_begins[account], in = flows.in_begins[account];
    const auto out_end = flows.out_begins[account + 1], in_end = flows.in_begins[account + 1];
    while (out < out_end || in < in_end) {
      if (in == in_end || (out < out_end && flows.out[out].transfer < flows.in[in].transfer))
        inflows_end[flows.out[out++].transfer] = in;
      else
        next_outflow[flows.in[in++].transfer] = out;
    }
  }
  for (auto& step : flows.out) step.onward = next_outflow[step.transfer];
  for (auto& step : flows.in) step.onward = inflows_end[step.transfer];
}

}  // namespace

FlowGraph make_flow_graph(const TransferGraph& graph, std::span<const std::uint8_t> is_kept) {
  FlowGraph flows;
  for (std::size_t i = 0; i < is_kept.size(); ++i)
    if (is_kept[i] != 0) flows.transfers.emplace_back(static_cast<std::uint32_t>(i));
  number_accounts(graph, flows);
  sort_steps(flows.accounts.size(), flows.payer, flows.payee, flows.out_begins, flows.out);
  sort_steps(flows.accounts.size(), flows.payee, flows.payer, flows.in_begins, flows.in);
  set_onward(flows);
  return flows;
}

}  // namespace sluice
