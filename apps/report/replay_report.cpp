// SPDX-License-Identifier: Apache-2.0
#include "apps/report/replay_report.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/run/parallel.hpp"

namespace sluice {

std::vector<ReplayCase> cases_of(std::span<const FraudPayment> payments) {
  std::vector<ReplayCase> cases;
  std::map<std::string_view, std::size_t> place;
  for (const auto& payment : payments) {
    const auto [found, is_new] = place.try_emplace(payment.fraud_case, cases.size());
    if (is_new) cases.push_back({payment.fraud_case, {}});
    cases[found->second].payments.push_back(payment);
  }
  return cases;
}

ReplayAnswer replay_cases(const TransferGraph& graph, const BoundaryOptions& boundary,
                          std::span<const ReplayCase> cases, std::span<const std::uint64_t> minutes,
                          const FreezeQuery& query, Progress& progress) {
  ReplayAnswer answer;
  for (const auto delay : minutes) answer.delays.push_back({delay, {}});
  for (auto& delay : answer.delays) delay.cases.resize(cases.size());
  progress.begin("replaying", cases.size() * minutes.size());
  for_each_index(cases.size() * minutes.size(), [&](std::size_t i) {
    auto& delay = answer.delays[i / cases.size()];
    const auto number = i % cases.size();
    const auto wait = Duration(static_cast<std::int64_t>(delay.minutes) * minute.ns);
    delay.cases[number] = replay_case(graph, boundary, cases[number], wait, query);
    progress.advance(1);
  });
  return answer;
}

std::optional<double> ReplayTotal::ratio() const {
  if (sums.clairvoyant <= 0) return std::nullopt;
  return std::round(sums.plan / sums.clairvoyant * 1e4) / 1e4;
}

std::vector<ReplayTotal> ReplayReport::overall(const ReplayedDelay& delay) const { return sum(delay, false); }

std::vector<ReplayTotal> ReplayReport::contested(const ReplayedDelay& delay) const {
  return sum(delay, true);
}

std::vector<ReplayTotal> ReplayReport::sum(const ReplayedDelay& delay, bool contested_only) const {
  std::map<CurrencyNo, ReplayTotal> totals;
  for (const auto& by_currency : delay.cases)
    for (const auto& replayed : by_currency) {
      if (contested_only && replayed.candidates <= query_.slots) continue;
      auto& total = totals[replayed.currency];
      total.currency = replayed.currency;
      ++total.cases;
      total.sums += replayed.sums;
    }
  std::vector<ReplayTotal> rows;
  for (const auto& [currency, total] : totals) rows.push_back(total);
  return rows;
}

}  // namespace sluice
