// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/duration_text.hpp"
#include "apps/report/provenance.hpp"
#include "apps/report/rule_basis.hpp"
#include "apps/report/rule_text.hpp"

namespace sluice {
namespace {

using enum HtmlTable::Cell;

void write_rule(const TraceQuery& query, HtmlWriter& html) {
  const auto& basis = basis_of(query.rule);
  html.open("dl");
  html.element("dt", "Rule");
  html.element("dd", to_text(query.rule));
  html.element("dt", "Formula");
  html.element("dd", basis.formula);
  html.element("dt", "Legal basis");
  html.element("dd", basis.law);
  html.element("dt", "Rounding");
  html.element(
      "dd",
      "None but the split of a single transfer into whole minor units; units still missing go to the "
      "largest remainders. So the parts add up to what was stolen, to the last unit.");
  html.close();
}

void write_limits(const CaseReport& report, HtmlWriter& html) {
  const auto& query = report.traced.query();
  std::vector<std::string> limits;
  if (query.hops_max)
    limits.push_back(fmt::format("At most {} from a victim.", counted_text(*query.hops_max, "transfer")));
  if (!query.amount_min.empty()) {
    std::string floors;
    for (const auto currency : case_currencies(report.traced))
      floors += fmt::format("{}{}", floors.empty() ? "" : ", ",
                            money_text(report.graph(), query.amount_min[currency.value], currency));
    limits.push_back(fmt::format("Shares below {} are not followed.", floors));
  }
  if (query.horizon)
    limits.push_back(fmt::format(
        "Each payment is followed for {}; what an account then holds of it counts as resting there.",
        duration_text(*query.horizon)));
  html.element("h3", "Limits");
  if (limits.empty()) return write_paragraph("None: every share is followed to its end.", html);
  html.open("ul");
  for (const auto& limit : limits) html.element("li", limit);
  html.close();
}

void write_named(std::string_view what, std::span<const AccountNo> accounts, const TransferGraph& graph,
                 HtmlWriter& html) {
  if (accounts.empty()) return;
  html.open("li");
  html.text(what);
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    html.text(i == 0 ? " " : ", ");
    html.id(graph.account_id(accounts[i]));
  }
  html.close();
}

void write_outside(const CaseReport& report, HtmlWriter& html) {
  const auto& boundary = report.traced.query().boundary;
  html.element("h3", "Where following ends");
  html.open("ul");
  html.element(
      "li",
      "Dissipated: what reaches cash points, fee accounts and merchants. It is spent, or can only be "
      "followed outside these records.");
  html.element(
      "li",
      "Left the loaded records: what reaches accounts whose own records are not loaded, is exchanged "
      "for another currency, or left an account by a movement that no row shows (“?”).");
  html.element("li", "Returned: what reaches an account of the victim it came from, or of another victim.");
  html.element("li", "Rests: what is in any other account at the end.");
  write_named("Named as terminal (money that arrives there is gone):", boundary.terminal, report.graph(),
              html);
  write_named("Named as not covered by the loaded records:", boundary.uncovered, report.graph(), html);
  write_named("Followed although a merchant or a pool:", boundary.follow, report.graph(), html);
  html.close();
}

/// Rows that completion added to the accounts that traced money reached.
void write_missing_rows(const CaseReport& report, HtmlWriter& html) {
  const auto& graph = report.graph();
  LongTable table({{"Account", id},
                   {"Beside transfer", id},
                   {"Time", whole},
                   {"What the balances prove"},
                   {"Amount", number},
                   {"Source", id}},
                  report.heading.rows_max);
  std::size_t reconstructed = 0;
  for (const auto& row : report.traced.trace().pockets) {
    if (row.end != End::rests) continue;
    const auto completed = complete(graph, row.pocket);
    if (completed.basis == Opening::reconstructed) ++reconstructed;
    for (const auto& unseen : completed.unseen) {
      if (!table.wants_row()) continue;
      const auto transfer = unseen.key.transfer();
      table.add_row({account_name(report.traced, row.pocket), graph.transfer_id(transfer),
                     report.traced.time_text(transfer),
                     unseen.is_income() ? "unseen income before it" : "unseen outflow beside it",
                     money_text(graph, unseen.amount(), graph.currency(row.pocket)),
                     provenance_text(graph, transfer)});
    }
  }
  html.element("h3", "Evidence of missing rows");
  if (table.count() == 0)
    write_paragraph("None in the accounts that traced money reached: their balances and transfers agree.",
                    html);
  else
    write_paragraph(
        "In these places the balances of the records prove movements that no row shows. They are counted as "
        "money from or to an unknown account, “?”; the missing records should be asked for.",
        html);
  table.write("row", report.heading.commands.info, html);
  if (reconstructed > 0)
    write_note(
        fmt::format("The opening balance of {} was not stated anywhere; the smallest possible one was taken. "
                    "“Least” and “most” below hold for every opening balance that may be true.",
                    counted_text(reconstructed, "account")),
        html);
}

}  // namespace

void write_case_method(const CaseReport& report, HtmlWriter& html) {
  write_rule(report.traced.query(), html);
  write_limits(report, html);
  write_outside(report, html);
  write_missing_rows(report, html);
}

}  // namespace sluice
