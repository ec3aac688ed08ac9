// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/traced_holdings.hpp"

#include <algorithm>
#include <tuple>

#include "engine/values/split.hpp"

namespace sluice {
namespace {

constexpr Wide ppm_whole = 1'000'000;

bool is_telling(const TransferGraph& graph, const TraceQuery& query, const TracedPocket& row,
                std::uint32_t share_ppm_min) {
  const auto inflows = graph.inflows(row.pocket);
  const auto all = sum_of_first(inflows, legs_before(inflows, cut_of(graph, query)));
  return Wide{row.received.minor} * ppm_whole >= Wide{all.minor} * share_ppm_min;
}

}  // namespace

TracedHoldings find_traced_holdings(const TransferGraph& graph, const TraceQuery& query,
                                    std::uint32_t share_ppm_min) {
  TracedHoldings found;
  for (const auto& row : trace(graph, query).pockets) {
    // Pockets beyond those of the ledger are the account "?".
    if (row.pocket.value >= graph.pocket_count() || row.received <= Amount(0)) continue;
    const auto account = graph.account(row.pocket);
    if (row.end == End::victim) found.victims.push_back(account);
    if (row.end != End::rests) continue;
    found.holdings.push_back({account, graph.currency(row.pocket), row.received, row.rests,
                              is_telling(graph, query, row, share_ppm_min)});
  }
  const Boundary boundary(graph, query.boundary);
  for (const auto& source : query.sources)
    if (const auto payer = graph.account(graph.payer(source.transfer)); !boundary.is_terminal(payer))
      found.victims.push_back(payer);
  std::ranges::sort(found.holdings, {},
                    [](const TracedHolding& each) { return std::tuple(each.account, each.currency); });
  std::ranges::sort(found.victims);
  const auto repeated = std::ranges::unique(found.victims);
  found.victims.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace sluice
