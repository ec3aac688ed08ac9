// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/rule_text.hpp"
#include "apps/report/shared_report.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

/// Rows of one counterparty that are shown; more are counted.
constexpr std::size_t parts_shown = 6;

Table new_table(const char* with, const char* first_amount, const char* second_amount) {
  return Table({{"Counterparty", Table::Align::left, id_width_max},
                {"Holder", Table::Align::left, 32},
                {with, Table::Align::left, id_width_max},
                {first_amount, Table::Align::right},
                {second_amount, Table::Align::right},
                {"Transfers", Table::Align::right},
                {"First"},
                {"Last"}});
}

std::string counterparties_text(std::size_t count) {
  return count_text(count) + (count == 1 ? " counterparty" : " counterparties");
}

/// Rows of the counterparties that are shown follow each other; name and holder stand in the first.
class Rows {
 public:
  explicit Rows(const LookupParts& parts, Table table) : parts_(parts), table_(std::move(table)) {}

  template <class Items, class Cells>
  void add(Party party, std::span<const AccountNo> accounts, const Items& items, Cells cells) {
    std::string name(parts_.parties().name(party)), holder(parts_.holder_name(accounts));
    for (const auto& item : std::span(items).first(std::min(parts_shown, items.size()))) {
      std::vector<std::string> row = cells(item);
      row.insert(row.begin(), {std::exchange(name, {}), std::exchange(holder, {})});
      table_.add_row(row);
    }
    if (items.size() > parts_shown)
      table_.add_row({"", "", fmt::format("… {} more", items.size() - parts_shown)});
  }

  std::string text(std::size_t shown, std::size_t found, const Style& style) const {
    auto text = style.bold("Shared counterparties") + '\n' + table_.to_text(style);
    if (shown < found)
      text += fmt::format("… {} of {} shown; --top N shows more, --json or --csv DIR all.\n",
                          count_text(shown), counterparties_text(found));
    return text + '\n';
  }

 private:
  const LookupParts& parts_;
  Table table_;
};

}  // namespace

std::string shared_text(const SharedAnswer& answer, const LookupParts& parts, std::size_t rows_max,
                        const Style& style) {
  const auto& found = answer.found;
  if (found.empty()) return "No counterparty is shared in this time.\n";
  Rows rows(parts, new_table("With", "In", "Out"));
  const auto shown = std::min(rows_max, found.size());
  for (const auto& shared : std::span(found).first(shown))
    rows.add(shared.counterparty, shared.accounts, shared.flows,
             [&](const SharedFlow& part) -> std::vector<std::string> {
               return {answer.query.groups[part.group].name,
                       parts.money_or_blank(part.flow.in, part.currency),
                       parts.money_or_blank(part.flow.out, part.currency),
                       count_text(part.flow.count()),
                       parts.moment(part.flow.first),
                       parts.moment(part.flow.last)};
             });
  return rows.text(shown, found.size(), style)
         + fmt::format("{} shared by at least two of {} names.\n", counterparties_text(found.size()),
                       answer.query.groups.size());
}

std::string shared_text(const CasesAnswer& answer, const LookupParts& parts, std::size_t rows_max,
                        const Style& style) {
  const auto& found = answer.found;
  if (found.empty()) return "Money of no two cases reached the same account.\n";
  Rows rows(parts, new_table("Case", "Received", "Rests"));
  const auto shown = std::min(rows_max, found.size());
  for (const auto& overlap : std::span(found).first(shown))
    rows.add(overlap.party, overlap.accounts, overlap.money,
             [&](const CaseMoney& money) -> std::vector<std::string> {
               return {answer.cases[money.fraud_case],
                       parts.money(money.received, money.currency),
                       parts.money_or_blank(money.rests, money.currency),
                       count_text(money.count),
                       parts.moment(money.first),
                       parts.moment(money.last)};
             });
  return rows.text(shown, found.size(), style)
         + fmt::format("{} reached by money of at least two of {} cases (rule {}).\n",
                       counterparties_text(found.size()), answer.cases.size(), to_text(answer.rule));
}

}  // namespace sluice
