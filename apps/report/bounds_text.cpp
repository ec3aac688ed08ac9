// SPDX-License-Identifier: Apache-2.0
#include "apps/report/bounds_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {
namespace {

class BoundsText {
 public:
  BoundsText(const BoundsReport& report, BoundsLists lists, std::size_t rows_max, const Style& style)
      : report_(report), lists_(lists), rows_max_(rows_max), style_(style) {
    for (const auto& row : report.answer().accounts) rows_.push_back(&row);
    if (lists.sets) return;
    std::ranges::stable_sort(rows_, {}, [&](const AccountBounds* row) {
      const auto& bounds = row->bounds.any_opening;
      return std::tuple(report_.graph().currency(row->pocket), -bounds.least, -bounds.most);
    });
  }

  std::string write() {
    auto text = unknown_payments_text(report_.found(), rows_max_, style_);
    if (report_.found().sources.empty()) return text + "Nothing to trace.\n";
    if (rows_.empty()) return text + "No account can hold victims' money.\n";
    text +=
        section_text("What must and what can be victims' money", accounts(), rows_.size(), "account", style_);
    if (lists_.sets)
      text += section_text("The same accounts together", sets(), report_.answer().sets.size(), "currency",
                           style_);
    if (lists_.by_victim) text += victims();
    return text + explanation();
  }

 private:
  std::string money(Amount amount, CurrencyNo currency) const {
    return amount_text(amount, report_.graph().scale(currency), report_.graph().currency_code(currency));
  }

  /// The columns of a table whose rows end in bounds.
  std::vector<Table::Column> with_bounds(std::vector<Table::Column> columns) const {
    columns.push_back({"Least", Table::Align::right});
    columns.push_back({"Most", Table::Align::right});
    if (report_.has_two_pairs()) columns.push_back({"Smallest openings", Table::Align::right});
    columns.push_back({""});
    return columns;
  }

  void add_bounds(const PairedBounds& bounds, CurrencyNo currency, std::vector<std::string>& cells) const {
    cells.push_back(money(bounds.any_opening.least, currency));
    cells.push_back(money(bounds.any_opening.most, currency));
    if (report_.has_two_pairs())
      cells.push_back(bounds.completed == bounds.any_opening ? "" : range(bounds.completed, currency));
    cells.push_back(settled_text(bounds.any_opening));
  }

  std::string range(const Bounds& bounds, CurrencyNo currency) const {
    const auto most = money(bounds.most, currency);
    if (bounds.least == bounds.most) return most;
    return fmt::format("{} to {}", amount_text(bounds.least, report_.graph().scale(currency), ""), most);
  }

  Table accounts() const {
    Table table(with_bounds({{"Account", Table::Align::left, id_width_max},
                             {"Holder", Table::Align::left, 24},
                             {"Institution", Table::Align::left, 24},
                             {"Balance", Table::Align::right}}));
    for (const auto* row : std::span(rows_).first(std::min(rows_.size(), rows_max_))) {
      const auto currency = report_.graph().currency(row->pocket);
      std::vector<std::string> cells{
          std::string(report_.account_id(*row)),
          std::string(report_.account_text(*row, AccountText::holder_name)),
          std::string(report_.account_text(*row, AccountText::institution)),
          report_.balance_basis(*row) ? money(report_.balance(*row), currency) : "outside"};
      add_bounds(row->bounds, currency, cells);
      table.add_row(cells);
    }
    return table;
  }

  Table sets() const {
    Table table(with_bounds({{"Currency"}}));
    for (const auto& set : report_.answer().sets) {
      std::vector<std::string> cells{std::string(report_.graph().currency_code(set.currency))};
      add_bounds(set.bounds, set.currency, cells);
      table.add_row(cells);
    }
    return table;
  }

  std::string victims() const {
    Table table({{"Account", Table::Align::left, id_width_max},
                 {"Victim", Table::Align::left, id_width_max},
                 {"Least", Table::Align::right},
                 {"Most", Table::Align::right}});
    std::size_t count = 0;
    for (const auto* row : rows_)
      for (const auto& victim : row->by_victim) {
        if (count++ >= rows_max_) continue;
        const auto currency = report_.graph().currency(row->pocket);
        table.add_row({std::string(report_.account_id(*row)), report_.found().victims[victim.victim],
                       money(victim.bounds.least, currency), money(victim.bounds.most, currency)});
      }
    return section_text("Of it, by victim", table, count, "row", style_);
  }

  std::string explanation() const {
    auto text = bounds_explained(false);
    if (report_.has_two_pairs())
      text +=
          "Some openings had to be reconstructed. Least and most hold for every true one (a larger opening "
          "is also a\n"
          "larger balance); smallest openings: the bounds if none is larger than it had to be, not for "
          "claims.\n";
    if (const auto until = report_.query().cut_off)
      text += fmt::format("Balances and bounds as of {}.\n", query_time_text(*until));
    return text;
  }

  const BoundsReport& report_;
  BoundsLists lists_;
  std::size_t rows_max_;
  const Style& style_;
  std::vector<const AccountBounds*> rows_;
};

}  // namespace

std::string bounds_text(const BoundsReport& report, BoundsLists lists, std::size_t rows_max,
                        const Style& style) {
  return BoundsText(report, lists, rows_max, style).write();
}

std::string settled_text(const Bounds& bounds) {
  return bounds.least == bounds.most && bounds.most > Amount(0) ? "does not depend on the rule" : "";
}

std::string bounds_explained(bool beside_limits) {
  std::string text =
      "Least: so much must be victims' money, whichever tracing rule a court takes; a claim can rest on it.\n"
      "Most: more than that cannot be, under any rule.\n";
  if (beside_limits)
    text +=
        "Both are without the limits of this trace (hops, floor, horizon), so what rests may lie below.\n";
  return text;
}

}  // namespace sluice
