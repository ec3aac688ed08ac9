// SPDX-License-Identifier: Apache-2.0
#include "apps/report/trace_report.hpp"

#include <algorithm>

namespace sluice {

std::string_view TraceReport::account_id(PocketNo p) const {
  return is_unseen(p) ? unseen_account : graph_.account_id(p);
}

CurrencyNo TraceReport::currency(PocketNo p) const {
  if (is_unseen(p)) return CurrencyNo(static_cast<std::uint16_t>(p.value - graph_.pocket_count()));
  return graph_.currency(p);
}

std::string_view TraceReport::account_text(PocketNo p, AccountText attribute) const {
  return is_unseen(p) ? std::string_view() : graph_.account_text(graph_.account(p), attribute);
}

std::optional<std::string> TraceReport::transfer_id(const TracedTransfer& row) const {
  if (row.key.phase() != RowKey::the_transfer) return std::nullopt;
  return graph_.transfer_id(row.key.transfer());
}

std::string TraceReport::time_text(TransferNo t) const {
  return to_iso8601(graph_.time(t), graph_.digits(t));
}

std::vector<std::string> case_names(const FoundSources& found) {
  std::vector<std::string> names;
  for (const auto& payment : found.payments)
    if (!payment.fraud_case.empty() && std::ranges::find(names, payment.fraud_case) == names.end())
      names.push_back(payment.fraud_case);
  return names;
}

std::string query_time_text(Time time) {
  auto fraction = time.ns % 1'000'000'000;
  int digits = fraction == 0 ? 0 : 9;
  for (; digits > 0 && fraction % 10 == 0; --digits) fraction /= 10;
  return to_iso8601(time, digits);
}

}  // namespace sluice
