// SPDX-License-Identifier: Apache-2.0
#include "apps/report/governance_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

class GovernanceText {
 public:
  GovernanceText(const GovernanceAnswer& answer, const TransferGraph& graph, std::size_t rows_max,
                 const Style& style)
      : answer_(answer), counted_(answer.counted), graph_(graph), rows_max_(rows_max), style_(style) {}

  std::string write() const {
    const auto unknown = unknown_payments_text(answer_.who.found, rows_max_, style_);
    if (counted_.rows.empty())
      return unknown + "Nothing to count: no transfer had been made.\n"
             + implicated_text(answer_.who.implicated);
    return unknown + rows() + totals() + implicated_text(answer_.who.implicated) + notes();
  }

 private:
  std::string rows() const {
    std::vector<Table::Column> columns;
    for (const auto dimension : answer_.query.by)
      columns.push_back({capitalised(to_text(dimension)), Table::Align::left, 24});
    columns.push_back({"Period"});
    for (const auto* header : {"Accounts", "Implicated", "New", "On year", "Amounts", "Dormant"})
      columns.push_back({header, Table::Align::right});
    Table table(std::move(columns));
    for (const auto& row : std::span(counted_.rows).first(std::min(rows_max_, counted_.rows.size())))
      table.add_row(cells(row));
    return section_text("Implicated accounts", table, counted_.rows.size(), "row", style_);
  }

  std::vector<std::string> cells(const GovernanceRow& row) const {
    std::vector<std::string> cells;
    for (const auto value : row.values) cells.emplace_back(value.empty() ? "(not known)" : value);
    cells.push_back(counted_.periods.name(row.period));
    cells.push_back(count_text(row.accounts));
    cells.push_back(count_text(row.implicated));
    cells.push_back(count_text(row.newly_opened_implicated));
    const auto change = year_on_year(row);
    cells.push_back(change ? fmt::format("{:+}", *change) : "-");
    cells.push_back(amounts_text(row.amounts, graph_));
    cells.push_back(row.dormant ? count_text(*row.dormant) : "-");
    return cells;
  }

  static std::string capitalised(std::string_view word) {
    std::string text(word);
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
  }

  std::string totals() const {
    const auto sums = total(counted_);
    const auto implicated = answer_.who.implicated.accounts.size();
    auto text = fmt::format("In all: {}, {} implicated", counted_text(counted_.accounts, "account"),
                            implicated == 0 ? "none" : count_text(implicated));
    if (implicated > 0)
      text += fmt::format(", {} of them opened in these periods", count_text(sums.newly_opened_implicated));
    if (!sums.amounts.empty()) text += "; " + amounts_text(sums.amounts, graph_);
    return text + fmt::format("; {} dormant at the end.\n", count_text(counted_.dormant.size()));
  }

  std::string_view amounts_phrase() const {
    const auto basis = amounts_basis(answer_);
    if (basis == "traced") return "traced money that reached";
    return basis == "inflows" ? "all inflows of" : "inflows by chains of";
  }

  std::string notes() const {
    auto text = fmt::format(
        "Amounts are {} implicated accounts; money that passes several of them is counted at each.\n",
        amounts_phrase());
    text +=
        counted_.is_dormant_by_whole_ledger
            ? "Dormant: without any transfer in the ledger, which is shorter than --dormant, and "
              "not opened in its time.\n"
            : fmt::format(
                "Dormant: without a transfer for {} before the period's end, and not opened in that time.\n",
                dormant_basis(answer_));
    if (counted_.implicated_without_transfer > 0)
      text += fmt::format("{} implicated without a transfer: counted in no period.\n",
                          counted_text(counted_.implicated_without_transfer, "account"));
    return text;
  }

  const GovernanceAnswer& answer_;
  const Governance& counted_;
  const TransferGraph& graph_;
  std::size_t rows_max_;
  const Style& style_;
};

}  // namespace

std::string governance_text(const GovernanceAnswer& answer, const TransferGraph& graph, std::size_t rows_max,
                            const Style& style) {
  return GovernanceText(answer, graph, rows_max, style).write();
}

}  // namespace sluice
