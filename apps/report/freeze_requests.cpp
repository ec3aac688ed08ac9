// SPDX-License-Identifier: Apache-2.0
#include "apps/report/freeze_requests.hpp"

#include <algorithm>
#include <iterator>

#include "apps/report/request_transfers.hpp"

namespace sluice {
namespace {

using Kind = InstitutionRequest::Column::Kind;
using Sheet = InstitutionRequest::Sheet;

/// The orders that one institution gets.
struct InstitutionOrders {
  std::string_view institution;
  std::vector<const PlannedOrder*> orders;
};

std::vector<InstitutionOrders> by_institution(const FreezeReport& report) {
  std::vector<InstitutionOrders> institutions;
  for (const auto& plan : report.answer().plans)
    for (const auto& order : plan.orders) {
      const auto name = report.account_text(order.candidate, AccountText::institution);
      auto found = std::ranges::find(institutions, name, &InstitutionOrders::institution);
      if (found == institutions.end()) found = institutions.insert(found, {name, {}});
      found->orders.push_back(&order);
    }
  return institutions;
}

std::vector<std::pair<std::string, std::string>> facts(const FreezeReport& report, std::string_view ledger) {
  std::vector<std::pair<std::string, std::string>> facts;
  for (auto& name : case_names(report.traced().found())) facts.emplace_back("case", std::move(name));
  facts.emplace_back("asked at", query_time_text(report.query().at));
  facts.emplace_back("ledger", ledger);
  facts.emplace_back("legal basis",
                     "Yinfa [2016] No. 86: stop-payment on name, account, amount and transaction time; 48 "
                     "hours, at most twice on one account");
  return facts;
}

Sheet account_sheet(const FreezeReport& report, const InstitutionOrders& asked) {
  Sheet sheet{"accounts",
              {{"account", Kind::text},
               {"holder name", Kind::text},
               {"holder id", Kind::text},
               {"institution", Kind::text},
               {"branch", Kind::text},
               {"currency", Kind::text},
               {"amount", Kind::amount},
               {"bites at", Kind::text},
               {"ends at", Kind::text},
               {"stop-payments so far", Kind::number}},
              {}};
  for (const auto* order : asked.orders) {
    const auto& candidate = order->candidate;
    const auto text = [&](AccountText attribute) {
      return std::string(report.account_text(candidate, attribute));
    };
    sheet.rows.push_back(
        {std::string(report.account_id(candidate)), text(AccountText::holder_name), text(AccountText::holder),
         text(AccountText::institution), text(AccountText::branch),
         std::string(report.currency_code(candidate)), to_decimal(candidate.holds, report.scale(candidate)),
         query_time_text(order->bites_at), query_time_text(order->expires_at),
         std::to_string(report.stop_payments_so_far(report.graph().account(candidate.pocket)))});
  }
  return sheet;
}

Sheet transfer_sheet(const FreezeReport& report, const InstitutionOrders& asked) {
  std::vector<const TracedTransfer*> rows;
  std::vector<std::size_t> shows;
  for (std::size_t i = 0; i < asked.orders.size(); ++i) {
    std::ranges::copy(report.inflows(asked.orders[i]->candidate), std::back_inserter(rows));
    shows.resize(rows.size(), i);
  }
  return transfer_sheet(report.traced(), rows, std::move(shows));
}

}  // namespace

std::vector<InstitutionRequest> stop_payment_requests(const FreezeReport& report, std::string_view ledger) {
  std::vector<InstitutionRequest> requests;
  for (const auto& asked : by_institution(report))
    requests.push_back({std::string(asked.institution),
                        "Stop-payment request",
                        facts(report, ledger),
                        {account_sheet(report, asked), transfer_sheet(report, asked)}});
  return requests;
}

}  // namespace sluice
