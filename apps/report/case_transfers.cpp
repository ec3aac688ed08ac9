// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/provenance.hpp"

namespace sluice {
namespace {

using enum HtmlTable::Cell;

/// By what they carry.
std::vector<const TracedTransfer*> largest_rows(const TraceReport& traced, CurrencyNo currency) {
  std::vector<const TracedTransfer*> rows;
  for (const auto& row : traced.trace().transfers)
    if (traced.currency(row.payee) == currency) rows.push_back(&row);
  std::ranges::stable_sort(rows, std::greater(), &TracedTransfer::traced);
  return rows;
}

/// The first of them, in the ledger's order.
std::vector<const TracedTransfer*> in_order(std::vector<const TracedTransfer*> rows, std::size_t count) {
  rows.resize(std::min(rows.size(), count));
  std::ranges::sort(rows);  // they lie in one list, in the ledger's order
  return rows;
}

}  // namespace

void write_case_transfers(const CaseReport& report, HtmlWriter& html) {
  const auto& traced = report.traced;
  for (const auto currency : case_currencies(traced)) {
    LongTable table({{"Transfer", id},
                     {"Time", whole},
                     {"Payer", id},
                     {"Payee", id},
                     {"Amount", number},
                     {"Traced", number},
                     {"Source", id}},
                    report.heading.rows_max);
    const auto rows = largest_rows(traced, currency);
    const bool all = rows.size() <= report.heading.rows_max;
    table.set_caption(fmt::format(
        "{}, in {}",
        all ? "All, in the order of the ledger" : "Those that carried most, in the order of the ledger",
        report.graph().currency_code(currency)));
    for (const auto* row : in_order(rows, report.heading.rows_max)) {
      if (!table.wants_row()) break;
      table.add_row({transfer_name(traced, *row), traced.time_text(row->key.transfer()),
                     account_name(traced, row->payer), account_name(traced, row->payee),
                     figure_text(report.graph(), row->amount, currency),
                     figure_text(report.graph(), row->traced, currency),
                     provenance_text(report.graph(), row->key.transfer())});
    }
    table.set_count(rows.size());
    table.write("transfer", report.heading.commands.trace, html);
  }
  write_note(
      "Traced: what of the amount is money of the fraud payments, by the rule of section 3. Source: the file "
      "and "
      "the line that the transfer was read from. “Beside” names the transfer next to which the balances "
      "prove a "
      "movement that no row shows.",
      html);
}

}  // namespace sluice
