// SPDX-License-Identifier: Apache-2.0
#include "apps/report/trace_report.hpp"

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

std::string TraceReport::time_text(TransferNo t) const {
  return to_iso8601(graph_.time(t), graph_.digits(t));
}

std::string query_time_text(Time time) {
  auto fraction = time.ns % 1'000'000'000;
  int digits = fraction == 0 ? 0 : 9;
  for (; digits > 0 && fraction % 10 == 0; --digits) fraction /= 10;
  return to_iso8601(time, digits);
}

}  // namespace sluice
