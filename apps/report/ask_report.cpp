// SPDX-License-Identifier: Apache-2.0
#include "apps/report/ask_report.hpp"

namespace sluice {

std::vector<const TracedTransfer*> AskReport::rows(const AskedAccount& account) const {
  std::vector<const TracedTransfer*> rows;
  for (const auto place : account.transfers) rows.push_back(&row(place));
  return rows;
}

std::map<CurrencyNo, Amount> AskReport::totals(const AskedInstitution& institution) const {
  std::map<CurrencyNo, Amount> totals;
  for (const auto& account : institution.accounts) totals[traced_.currency(account.pocket)] += account.amount;
  return totals;
}

}  // namespace sluice
