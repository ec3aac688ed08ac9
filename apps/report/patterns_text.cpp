// SPDX-License-Identifier: Apache-2.0
#include "apps/report/patterns_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

/// Accounts that a row names; more are counted.
constexpr std::size_t accounts_named = 4;

class PatternsText {
 public:
  PatternsText(const TransferGraph& graph, const Style& style) : graph_(graph), style_(style) {}

  std::string section(ShapeKind kind, const std::vector<std::pair<ShapeKind, Shape>>& shown,
                      std::uint64_t count) const {
    std::vector<Table::Column> columns = {{"First transfer", Table::Align::left, id_width_max},
                                          {"Begins"},
                                          {"Took"},
                                          {"Transfers", Table::Align::right},
                                          {"Accounts", Table::Align::right},
                                          {"First of them"}};
    if (is_scored(kind)) columns.insert(columns.begin() + 5, {"Score", Table::Align::right});
    Table table(columns);
    for (const auto& [shown_kind, shape] : shown)
      if (shown_kind == kind) table.add_row(row(shape));
    return section_text(title(kind), table, count, to_text(kind), style_);
  }

 private:
  static bool is_scored(ShapeKind kind) {
    return kind == ShapeKind::bipartite || kind == ShapeKind::stack || kind == ShapeKind::random_walk;
  }
  static std::string title(ShapeKind kind) {
    auto title = fmt::format("{}s", to_text(kind));
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
    return title;
  }

  std::vector<std::string> row(const Shape& shape) const {
    const auto first = shape.transfers.front();
    std::vector<std::string> cells = {graph_.transfer_id(first),
                                      to_iso8601(graph_.time(first), graph_.digits(first)),
                                      duration_text(graph_.time(shape.transfers.back()) - graph_.time(first)),
                                      count_text(shape.transfers.size()), count_text(shape.accounts.size())};
    if (shape.score) cells.push_back(fmt::format("{:.2f}", *shape.score));
    cells.push_back(names(shape.accounts));
    return cells;
  }

  std::string names(const std::vector<AccountNo>& accounts) const {
    std::string text;
    for (std::size_t i = 0; i < std::min(accounts.size(), accounts_named); ++i)
      text += fmt::format("{}{}", i == 0 ? "" : ", ", graph_.account_id(accounts[i]));
    return accounts.size() > accounts_named ? text + ", …" : text;
  }

  const TransferGraph& graph_;
  const Style& style_;
};

/// "of 3: 12, of 4: 0"
std::string lengths_text(const PatternsQuestion& question, const CycleCounts& counts) {
  std::string text;
  for (auto length = question.query.length_min; length <= question.query.length_max; ++length)
    text +=
        fmt::format("{}of {}: {}", text.empty() ? "" : ", ", length, count_text(counts.of_length[length]));
  return text;
}

}  // namespace

std::string patterns_text(const PatternsQuestion& question, const PatternCounts& counts,
                          const std::vector<std::pair<ShapeKind, Shape>>& shown, const TransferGraph& graph,
                          const Style& style) {
  std::string text;
  Table table({{"Shape"}, {"Found", Table::Align::right}, {""}});
  for (const auto kind : question.kinds) {
    if (!shown.empty() && counts.of(kind) != 0)
      text += PatternsText(graph, style).section(kind, shown, counts.of(kind));
    table.add_row({std::string(to_text(kind)), count_text(counts.of(kind)),
                   kind == ShapeKind::cycle ? lengths_text(question, counts.cycles) : ""});
  }
  return text + table.to_text(style)
         + "A shape proves nothing by itself: look at the transfers, `sluice show LEDGER ACCOUNT`.\n";
}

}  // namespace sluice
