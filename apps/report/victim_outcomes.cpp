// SPDX-License-Identifier: Apache-2.0
#include "apps/report/victim_outcomes.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sluice {

SourceOutcome& operator+=(SourceOutcome& sum, const SourceOutcome& outcome) {
  sum.stolen += outcome.stolen;
  sum.rests += outcome.rests;
  sum.dissipated += outcome.dissipated;
  sum.left_visibility += outcome.left_visibility;
  sum.returned += outcome.returned;
  sum.other_victims += outcome.other_victims;
  sum.under_floor += outcome.under_floor;
  return sum;
}

std::vector<VictimOutcome> victim_outcomes(const TraceReport& report) {
  std::map<std::pair<std::uint32_t, CurrencyNo>, VictimOutcome> outcomes;
  const auto key_of = [&](SourceNo s) {
    return std::pair(report.found().sources[s.value].victim,
                     report.graph().currency(report.source_transfer(s)));
  };
  for (std::uint32_t s = 0; s < report.trace().sources.size(); ++s) {
    const auto key = key_of(SourceNo(s));
    auto& outcome = outcomes[key];
    outcome.victim = key.first;
    outcome.currency = key.second;
    ++outcome.payments;
    outcome.sum += report.trace().sources[s];
  }
  for (const auto& pocket : report.trace().pockets) {
    std::set<std::uint32_t> victims;
    for (const auto& share : report.trace().shares_of(pocket)) victims.insert(key_of(share.source).first);
    for (const auto victim : victims) ++outcomes[{victim, report.currency(pocket.pocket)}].accounts;
  }
  std::vector<VictimOutcome> rows;
  for (const auto& [key, outcome] : outcomes) rows.push_back(outcome);
  return rows;
}

}  // namespace sluice
