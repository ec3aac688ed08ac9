// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "algorithms/governance/governance.hpp"
#include "apps/report/implicated_report.hpp"

namespace sluice {

/// The tables that institutions and authorities work with.
struct GovernanceAnswer {
  ImplicatedAnswer who;
  GovernanceQuery query;
  Governance counted;
};

/// Newly opened implicated accounts of the row, less those of the period a year before; nothing where the
/// ledger does not reach so far back.
[[nodiscard]] std::optional<std::int64_t> year_on_year(const GovernanceRow&);

/// What the amounts of the rows are: "traced", "inflows" (of confirmed accounts) or "chain inflows".
[[nodiscard]] std::string_view amounts_basis(const GovernanceAnswer&);
/// What dormant means: "180d", or "whole ledger".
[[nodiscard]] std::string dormant_basis(const GovernanceAnswer&);

/// Totals over all rows: distinct implicated accounts, amounts, newly opened.
struct GovernanceTotals {
  std::size_t newly_opened_implicated = 0;
  std::vector<CurrencyAmount> amounts;
};
[[nodiscard]] GovernanceTotals total(const Governance&);

}  // namespace sluice
