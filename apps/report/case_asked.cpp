// SPDX-License-Identifier: Apache-2.0
#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

std::string institution_name(const AskedInstitution& institution) {
  if (institution.is_unseen) return "(nobody's)";
  return institution.name.empty() ? "(not known)" : std::string(institution.name);
}

}  // namespace

void write_case_asked(const CaseReport& report, HtmlWriter& html) {
  using enum HtmlTable::Cell;
  if (report.asked.institutions().empty())
    return write_paragraph("Nobody: none of the money left the loaded records.", html);
  write_paragraph(
      "Part of the money went to accounts whose own records are not loaded. Whoever keeps those records can "
      "say "
      "where it went from there.",
      html);
  LongTable table({{"Institution"},
                   {"Account", id},
                   {"Holder"},
                   {"Amount", number},
                   {"Transfers", number},
                   {"First", whole},
                   {"Last", whole}},
                  report.heading.rows_max);
  for (const auto& institution : report.asked.institutions())
    for (const auto& account : institution.accounts)
      if (table.wants_row())
        table.add_row({institution_name(institution), account_name(report.traced, account.pocket),
                       std::string(report.asked.holder(account.pocket)),
                       money_text(report.graph(), account.amount, report.traced.currency(account.pocket)),
                       count_text(account.transfers.size()), report.asked.first_time(account),
                       report.asked.last_time(account)});
  table.write("account", report.heading.commands.ask, html);
}

}  // namespace sluice
