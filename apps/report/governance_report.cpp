// SPDX-License-Identifier: Apache-2.0
#include "apps/report/governance_report.hpp"

#include <map>

#include <fmt/format.h>

namespace sluice {

std::optional<std::int64_t> year_on_year(const GovernanceRow& row) {
  if (!row.newly_opened_year_before) return std::nullopt;
  return static_cast<std::int64_t>(row.newly_opened_implicated)
         - static_cast<std::int64_t>(*row.newly_opened_year_before);
}

std::string_view amounts_basis(const GovernanceAnswer& answer) {
  if (answer.who.implicated.has(Basis::traced)) return "traced";
  return answer.who.implicated.has(Basis::chains) ? "chain inflows" : "inflows";
}

std::string dormant_basis(const GovernanceAnswer& answer) {
  if (answer.counted.is_dormant_by_whole_ledger) return "whole ledger";
  constexpr std::int64_t day = 86'400, ns = 1'000'000'000;
  const auto seconds = answer.query.dormant.ns / ns;
  return seconds % day == 0 ? fmt::format("{}d", seconds / day) : fmt::format("{}s", seconds);
}

GovernanceTotals total(const Governance& counted) {
  GovernanceTotals totals;
  std::map<CurrencyNo, Amount> sums;
  for (const auto& row : counted.rows) {
    totals.newly_opened_implicated += row.newly_opened_implicated;
    for (const auto& [currency, amount] : row.amounts) sums[currency] += amount;
  }
  for (const auto& [currency, amount] : sums) totals.amounts.push_back({currency, amount});
  return totals;
}

}  // namespace sluice
