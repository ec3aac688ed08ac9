// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"

namespace sluice {
namespace {

using enum HtmlTable::Cell;

std::map<PocketNo, Amount> recoverable_by_pocket(const CaseReport& report) {
  std::map<PocketNo, Amount> recoverable;
  for (const auto& path : report.paths.all().paths)
    if (path.end == PathEnd::rests) recoverable[path.pocket] += path.recoverable;
  return recoverable;
}

std::string end_words(End end) {
  switch (end) {
    case End::dissipated: return "cash, purchase or fee";
    case End::victim: return "victim";
    case End::left_visibility: return "records not loaded";
    case End::rests: break;
  }
  return {};
}

class AccountTables {
 public:
  explicit AccountTables(const CaseReport& report)
      : report_(report), traced_(report.traced), recoverable_(recoverable_by_pocket(report)) {}

  void write(CurrencyNo currency, HtmlWriter& html) const {
    const auto all = rows(currency);
    std::vector<HtmlTable::Column> columns{{"Account", id},         {"Holder"},           {"Institution"},
                                           {"Level", number},       {"Received", number}, {"Rests", number},
                                           {"Recoverable", number}, {"Least", number},    {"Most", number}};
    const bool some_settled = std::ranges::any_of(all, [&](const auto* row) { return is_settled(*row); });
    if (some_settled) columns.push_back({""});
    LongTable inside(columns, report_.heading.rows_max);
    LongTable outside(
        {{"Account", id}, {"Holder"}, {"Institution"}, {"Level", number}, {"Received", number}, {"End"}},
        report_.heading.rows_max);
    const auto code = report_.graph().currency_code(currency);
    inside.set_caption(
        fmt::format("Accounts through which the money went, or in which it rests, in {}", code));
    outside.set_caption(fmt::format("Where following it ended, in {}", code));
    for (const auto* row : all) {
      if (row->end == End::rests) {
        if (inside.wants_row()) inside.add_row(inside_cells(*row, currency, some_settled));
      } else if (outside.wants_row()) {
        outside.add_row(outside_cells(*row, currency));
      }
    }
    inside.write("account", report_.heading.commands.trace, html);
    outside.write("account", report_.heading.commands.trace, html);
  }

 private:
  bool is_settled(const TracedPocket& row) const {
    return row.end == End::rests && traced_.bounds_of(row).least == traced_.bounds_of(row).most;
  }

  /// What rests descending, then what was received.
  std::vector<const TracedPocket*> rows(CurrencyNo currency) const {
    std::vector<const TracedPocket*> rows;
    for (const auto& row : traced_.trace().pockets)
      if (traced_.currency(row.pocket) == currency) rows.push_back(&row);
    std::ranges::stable_sort(rows, {},
                             [](const auto* row) { return std::pair(-row->rests, -row->received); });
    return rows;
  }

  std::vector<std::string> first_cells(const TracedPocket& row, CurrencyNo currency) const {
    return {account_name(traced_, row.pocket),
            std::string(traced_.account_text(row.pocket, AccountText::holder_name)),
            std::string(traced_.account_text(row.pocket, AccountText::institution)),
            row.level ? std::to_string(*row.level) : "",
            figure_text(report_.graph(), row.received, currency)};
  }

  std::vector<std::string> inside_cells(const TracedPocket& row, CurrencyNo currency,
                                        bool some_settled) const {
    auto cells = first_cells(row, currency);
    const auto add = [&](Amount amount) { cells.push_back(figure_text(report_.graph(), amount, currency)); };
    const auto found = recoverable_.find(row.pocket);
    const auto& bounds = traced_.bounds_of(row);
    add(row.rests);
    add(found == recoverable_.end() ? Amount(0) : found->second);
    add(bounds.least);
    add(bounds.most);
    if (some_settled) cells.emplace_back(is_settled(row) ? "does not depend on the rule" : "");
    return cells;
  }

  std::vector<std::string> outside_cells(const TracedPocket& row, CurrencyNo currency) const {
    auto cells = first_cells(row, currency);
    cells.push_back(end_words(row.end));
    return cells;
  }

  const CaseReport& report_;
  const TraceReport& traced_;
  std::map<PocketNo, Amount> recoverable_;
};

}  // namespace

void write_case_accounts(const CaseReport& report, HtmlWriter& html) {
  write_paragraph(
      "Received: traced money that arrived. Rests: what of it is there by the rule of section 3. Least: so "
      "much "
      "must be victims' money there whichever tracing rule is taken, so that a claim can rest on it. Most: "
      "more "
      "than that cannot be, under any rule.",
      html);
  if (has_limits(report.traced.query()))
    write_note("Least and most are without the limits of this trace, so what rests may lie below.", html);
  const AccountTables tables(report);
  for (const auto currency : case_currencies(report.traced)) tables.write(currency, html);
}

}  // namespace sluice
