// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

using enum HtmlTable::Cell;

/// The payments, with a column for what differs among them or is known at all.
class PaymentTable {
 public:
  explicit PaymentTable(const CaseReport& report)
      : report_(report),
        graph_(report.graph()),
        found_(report.traced.found()),
        shows_cases_(case_names(found_).size() > 1),
        shows_reports_(std::ranges::any_of(
            found_.payments, [](const FraudPayment& payment) { return payment.reported.has_value(); })) {
    for (std::uint32_t s = 0; s < found_.sources.size(); ++s)
      shows_payers_ = shows_payers_ || report.traced.victim(SourceNo(s)) != payer(s);
  }

  void write(HtmlWriter& html) const {
    LongTable table(columns(), report_.heading.rows_max);
    for (std::uint32_t s = 0; s < found_.sources.size(); ++s)
      if (table.wants_row()) table.add_row(cells(s));
    table.write("payment", report_.heading.commands.trace, html);
  }

 private:
  std::string_view payer(std::uint32_t source) const {
    return graph_.account_id(graph_.payer(found_.sources[source].transfer));
  }

  std::vector<HtmlTable::Column> columns() const {
    std::vector<HtmlTable::Column> columns{{"Payment", id}};
    if (shows_cases_) columns.push_back({"Case", id});
    columns.push_back({shows_payers_ ? "Victim" : "Victim and payer", id});
    if (shows_payers_) columns.push_back({"Payer", id});
    columns.insert(columns.end(), {{"Payee", id}, {"Amount", number}, {"Time", whole}});
    if (shows_reports_) columns.push_back({"Reported", whole});
    columns.push_back({"Source", id});
    return columns;
  }

  std::vector<std::string> cells(std::uint32_t source) const {
    const auto transfer = found_.sources[source].transfer;
    const auto& payment = found_.payments[source];
    std::vector<std::string> cells{report_.traced.source_id(SourceNo(source))};
    if (shows_cases_) cells.push_back(payment.fraud_case);
    cells.push_back(report_.traced.victim(SourceNo(source)));
    if (shows_payers_) cells.emplace_back(payer(source));
    cells.emplace_back(graph_.account_id(graph_.payee(transfer)));
    cells.push_back(money_text(graph_, graph_.amount(transfer), graph_.currency(transfer)));
    cells.push_back(report_.traced.time_text(transfer));
    if (shows_reports_) cells.push_back(payment.reported ? query_time_text(*payment.reported) : "");
    cells.push_back(provenance_text(graph_, transfer));
    return cells;
  }

  const CaseReport& report_;
  const TransferGraph& graph_;
  const FoundSources& found_;
  bool shows_cases_, shows_reports_, shows_payers_ = false;
};

}  // namespace

void write_case_payments(const CaseReport& report, HtmlWriter& html) {
  if (report.traced.found().sources.empty()) return write_paragraph("None was known.", html);
  PaymentTable(report).write(html);
  write_note("Source: the file and the line that the payment was read from.", html);
}

}  // namespace sluice
