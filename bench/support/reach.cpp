// SPDX-License-Identifier: Apache-2.0
#include "bench/support/reach.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "bench/support/require.hpp"

namespace sluice::bench {

std::vector<AccountNo> reach(const TransferGraph& graph, const Boundary& boundary, TransferNo payment,
                             AccountNo victim, Duration horizon) {
  std::vector<std::uint8_t> reached(graph.account_count());
  const auto last = add_saturating(graph.time(payment), horizon);
  reached[graph.account(graph.payee(payment)).value] = 1;
  for (auto t = TransferNo(payment.value + 1); t < graph.end() && graph.time(t) <= last; ++t) {
    const auto payer = graph.account(graph.payer(t));
    const bool passes_on = payer != victim && !boundary.is_terminal(payer) && !boundary.is_uncovered(payer);
    if (reached[payer.value] != 0 && passes_on) reached[graph.account(graph.payee(t)).value] = 1;
  }
  std::vector<AccountNo> accounts;
  for (std::uint32_t a = 0; a < reached.size(); ++a)
    if (reached[a] != 0) accounts.emplace_back(a);
  return accounts;
}

void require_plausible(const TransferGraph& graph, const TraceQuery& query, const Trace& trace,
                       const std::vector<AccountNo>& reach) {
  std::vector<AccountNo> traced;
  Amount rests;
  for (const auto& row : trace.pockets) {
    if (row.pocket.value < graph.pocket_count()) traced.push_back(graph.account(row.pocket));
    rests += row.rests;
  }
  std::ranges::sort(traced);
  const auto id = graph.transfer_id(query.sources[0].transfer);
  if (query.rule == Rule::poison) {
    require(traced == reach, fmt::format("payment {}: {} accounts are marked, {} can be reached", id,
                                         traced.size(), reach.size()));
    return;
  }
  require(std::ranges::includes(reach, traced), fmt::format("payment {}: traced where it cannot be", id));
  const auto& source = trace.sources[0];
  require(source.stolen == graph.amount(query.sources[0].transfer) && source.rests == rests,
          fmt::format("payment {}: the amounts do not add up", id));
}

}  // namespace sluice::bench
