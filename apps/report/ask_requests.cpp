// SPDX-License-Identifier: Apache-2.0
#include "apps/report/ask_requests.hpp"

#include <algorithm>
#include <iterator>

#include "apps/report/request_transfers.hpp"

namespace sluice {
namespace {

using Kind = InstitutionRequest::Column::Kind;
using Sheet = InstitutionRequest::Sheet;

/// The last moment that the ledger can tell of: that of a known_at view, else of its last transfer.
std::string ledger_moment(const TraceReport& traced) {
  const auto& graph = traced.graph();
  if (const auto known = graph.known_until()) return query_time_text(*known);
  if (graph.transfer_count() == 0) return {};
  return traced.time_text(TransferNo(graph.end().value - 1));
}

std::vector<std::pair<std::string, std::string>> facts(const TraceReport& traced, std::string_view ledger) {
  std::vector<std::pair<std::string, std::string>> facts;
  for (auto& name : case_names(traced.found())) facts.emplace_back("case", std::move(name));
  facts.emplace_back("asked at", ledger_moment(traced));
  facts.emplace_back("ledger", ledger);
  facts.emplace_back("legal basis", "Anti-Telecom and Online Fraud Law (2022) art. 20");
  return facts;
}

Sheet account_sheet(const AskReport& report, const AskedInstitution& institution) {
  const auto& traced = report.traced();
  Sheet sheet{"accounts",
              {{"account", Kind::text},
               {"holder name", Kind::text},
               {"currency", Kind::text},
               {"amount", Kind::amount},
               {"transfers", Kind::number},
               {"first transfer", Kind::text},
               {"last transfer", Kind::text}},
              {}};
  for (const auto& account : institution.accounts)
    sheet.rows.push_back(
        {std::string(traced.account_id(account.pocket)), std::string(report.holder(account.pocket)),
         std::string(traced.currency_code(account.pocket)),
         to_decimal(account.amount, traced.scale(account.pocket)), std::to_string(account.transfers.size()),
         report.first_time(account), report.last_time(account)});
  return sheet;
}

Sheet transfer_sheet(const AskReport& report, const AskedInstitution& institution) {
  std::vector<const TracedTransfer*> rows;
  std::vector<std::size_t> shows;
  for (std::size_t i = 0; i < institution.accounts.size(); ++i) {
    std::ranges::copy(report.rows(institution.accounts[i]), std::back_inserter(rows));
    shows.resize(rows.size(), i);
  }
  return transfer_sheet(report.traced(), rows, std::move(shows));
}

}  // namespace

std::vector<InstitutionRequest> record_requests(const AskReport& report, std::string_view ledger) {
  std::vector<InstitutionRequest> requests;
  for (const auto& institution : report.institutions()) {
    if (institution.is_unseen) continue;
    requests.push_back({std::string(institution.name),
                        "Request for account records",
                        facts(report.traced(), ledger),
                        {account_sheet(report, institution), transfer_sheet(report, institution)}});
  }
  return requests;
}

}  // namespace sluice
