// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "algorithms/paths/ask_next.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {

/// Whom to ask next, together with the question that it answers, as all its reports need it. Refers to
/// everything.
class AskReport {
 public:
  AskReport(const TraceReport& traced, std::span<const AskedInstitution> institutions)
      : traced_(traced), institutions_(institutions) {}

  const TraceReport& traced() const { return traced_; }
  std::span<const AskedInstitution> institutions() const { return institutions_; }
  /// The rows that brought money to the account, in the ledger's order.
  [[nodiscard]] std::vector<const TracedTransfer*> rows(const AskedAccount&) const;
  /// When the first and the last of them happened.
  std::string first_time(const AskedAccount& account) const {
    return traced_.time_text(row(account.transfers.front()).key.transfer());
  }
  std::string last_time(const AskedAccount& account) const {
    return traced_.time_text(row(account.transfers.back()).key.transfer());
  }
  /// What left visibility to the institution, by currency.
  [[nodiscard]] std::map<CurrencyNo, Amount> totals(const AskedInstitution&) const;
  /// The holder of the account on one side of a row, empty where not known.
  std::string_view holder(PocketNo p) const { return traced_.account_text(p, AccountText::holder_name); }

 private:
  const TracedTransfer& row(std::uint32_t place) const { return traced_.trace().transfers[place]; }

  const TraceReport& traced_;
  std::span<const AskedInstitution> institutions_;
};

}  // namespace sluice
