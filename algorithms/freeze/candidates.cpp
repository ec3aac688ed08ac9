// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/candidates.hpp"

#include <algorithm>

#include <tsl/robin_map.h>

#include "algorithms/measures/measures.hpp"

namespace sluice {

std::vector<FreezeCandidate> find_candidates(const TransferGraph& graph, const TraceQuery& query,
                                             const Trace& trace, CurrencyNo currency) {
  const auto date = dates_known_to(graph, query);
  std::vector<FreezeCandidate> candidates;
  tsl::robin_map<PocketNo, std::size_t> place;
  for (const auto& row : trace.pockets) {
    if (row.end != End::rests || row.rests == Amount(0) || graph.currency(row.pocket) != currency) continue;
    if (is_closed(graph, graph.account(row.pocket), date)) continue;
    place.emplace(row.pocket, candidates.size());
    candidates.push_back({row.pocket, row.rests, balance_at_cut(graph, query, row.pocket), Time::max(),
                          Time::min(), row.level.value_or(0)});
  }
  for (const auto& transfer : trace.transfers) {
    const auto found = place.find(transfer.payee);
    if (found == place.end()) continue;
    auto& candidate = candidates[found->second];
    const auto time = graph.time(transfer.key.transfer());
    candidate.first_receipt = std::min(candidate.first_receipt, time);
    candidate.last_receipt = std::max(candidate.last_receipt, time);
  }
  std::ranges::sort(candidates, {}, [&](const FreezeCandidate& candidate) {
    return std::tuple(-candidate.holds, candidate.first_receipt, graph.account_id(candidate.pocket));
  });
  return candidates;
}

std::vector<CurrencyNo> currencies_of(const TransferGraph& graph, const TraceQuery& query) {
  std::vector<CurrencyNo> currencies;
  for (const auto& source : query.sources) currencies.push_back(graph.currency(source.transfer));
  std::ranges::sort(currencies);
  const auto repeated = std::ranges::unique(currencies);
  currencies.erase(repeated.begin(), repeated.end());
  return currencies;
}

Duration ResponseTimes::of(std::string_view institution) const {
  const auto found = by_institution.find(institution);
  return found == by_institution.end() ? otherwise : found->second;
}

}  // namespace sluice
