// SPDX-License-Identifier: Apache-2.0
#include "apps/report/path_totals.hpp"

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"

namespace sluice {
namespace {

std::string_view end_text(PathEnd end) {
  switch (end) {
    case PathEnd::rests: return "rests";
    case PathEnd::dissipated: return "dissipated (cash, purchases, fees)";
    case PathEnd::left_visibility: return "left visibility";
    case PathEnd::returned: return "returned to the victims";
    case PathEnd::other_victims: return "reached other victims";
    case PathEnd::under_floor: break;
  }
  return "under the floor, not followed";
}

}  // namespace

std::map<CurrencyNo, PathTotals> total_paths(const PathsReport& report) {
  std::map<CurrencyNo, PathTotals> totals;
  for (const auto& path : report.all().paths) {
    auto& sum = totals[report.traced().currency(path.pocket)];
    ++sum.paths;
    sum.amount += path.amount;
    sum.recoverable += path.recoverable;
    sum.by_end[path.end] += path.amount;
  }
  return totals;
}

std::string path_totals_text(const PathsReport& report, const Style& style) {
  std::string text;
  for (const auto& [currency, sum] : total_paths(report)) {
    const auto& graph = report.traced().graph();
    const auto money = [&](Amount amount) {
      return amount_text(amount, graph.scale(currency), graph.currency_code(currency));
    };
    text += style.bold(fmt::format("All paths: {} stolen, in {}", money(sum.amount),
                                   counted_text(sum.paths, "path")))
            + '\n';
    Table table({{""}, {"", Table::Align::right}, {"", Table::Align::right}, {""}});
    for (const auto& [end, amount] : sum.by_end)
      table.add_row(
          {fmt::format("  {}", end_text(end)), money(amount), share_text(amount, sum.amount),
           end == PathEnd::rests ? fmt::format("{} of it recoverable", money(sum.recoverable)) : ""});
    text += rows_text(table) + '\n';
  }
  return text;
}

}  // namespace sluice
