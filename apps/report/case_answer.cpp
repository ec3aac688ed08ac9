// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/currency_answer.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/victim_outcomes.hpp"

namespace sluice {
namespace {

using enum HtmlTable::Cell;

std::string question(const CaseReport& report) {
  const auto& traced = report.traced;
  const auto count = traced.found().sources.size();
  auto text =
      fmt::format("Where is the money of {} now, what of it can be recovered, and what of it is certain?",
                  count == 0 ? "the fraud payments" : counted_text(count, "fraud payment"));
  if (const auto until = traced.query().cut_off)
    text += fmt::format(" “Now” is {}: later transfers are not followed.", query_time_text(*until));
  else if (report.graph().transfer_count() > 0)
    text += fmt::format(" “Now” is the end of the loaded records, {}.",
                        traced.time_text(TransferNo(report.graph().end().value - 1)));
  if (const auto known = report.graph().known_until())
    text += fmt::format(" Only what was known at {} is used.", query_time_text(*known));
  return text;
}

void write_unknown(const CaseReport& report, HtmlWriter& html) {
  const auto& unknown = report.traced.found().unknown_at;
  if (unknown.empty()) return;
  html.open("p");
  html.text(
      fmt::format("Not known at that time, and left out: {}: ", counted_text(unknown.size(), "payment")));
  for (std::size_t i = 0; i < std::min(unknown.size(), report.heading.rows_max); ++i) {
    if (i > 0) html.text(", ");
    html.id(unknown[i]);
  }
  html.text(unknown.size() > report.heading.rows_max ? " …" : ".");
  html.close();
}

void write_victims(const CaseReport& report, CurrencyNo currency, HtmlWriter& html) {
  LongTable table({{"Victim", id},
                   {"Payments", number},
                   {"Stolen", number},
                   {"Rests", number},
                   {"Dissipated", number},
                   {"Left the records", number},
                   {"Returned", number},
                   {"Other victims", number},
                   {"Not followed", number}},
                  report.heading.rows_max);
  table.set_caption(
      fmt::format("What became of each victim's money, in {}", report.graph().currency_code(currency)));
  const auto figure = [&](Amount amount) { return figure_text(report.graph(), amount, currency); };
  for (const auto& [victim, of, payments, sum, accounts] : victim_outcomes(report.traced))
    if (of == currency && table.wants_row())
      table.add_row({report.traced.found().victims[victim], count_text(payments), figure(sum.stolen),
                     figure(sum.rests), figure(sum.dissipated), figure(sum.left_visibility),
                     figure(sum.returned), figure(sum.other_victims), figure(sum.under_floor)});
  table.write("victim", report.heading.commands.trace, html);
}

void write_identity(const CaseReport& report, HtmlWriter& html) {
  const auto& heading = report.heading;
  html.open("dl");
  const auto entry = [&](std::string_view name, std::string_view value) {
    html.element("dt", name);
    html.element("dd", value, {{"class", "id"}});
  };
  entry("Ledger", heading.ledger_hash);
  entry("Query", heading.query_hash);
  entry("Program", "sluice " + heading.program_version);
  if (!heading.prepared_at.empty()) entry("Prepared at", heading.prepared_at);
  html.element("dt", "Command");
  html.open("dd");
  html.element("code", heading.commands.report);
  html.close();
  html.close();
}

}  // namespace

void write_case_answer(const CaseReport& report, HtmlWriter& html) {
  write_paragraph(question(report), html);
  write_unknown(report, html);
  html.open("div", {{"class", "answer"}});
  if (report.traced.found().sources.empty())
    write_paragraph("At that time no fraud payment was known: there is nothing to follow.", html);
  for (const auto currency : case_currencies(report.traced))
    write_paragraph(CurrencyAnswer(report, currency).sentences(), html);
  html.close();
  for (const auto currency : case_currencies(report.traced)) {
    HtmlTable table{{{"What became of the money"},
                     {std::string(report.graph().currency_code(currency)), number},
                     {"Share", number}}};
    CurrencyAnswer(report, currency).add_outcomes(table);
    write_table(table, html);
    write_victims(report, currency, html);
  }
  write_identity(report, html);
}

}  // namespace sluice
