// SPDX-License-Identifier: Apache-2.0
#include "apps/report/refund_text.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/table.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {
namespace {

using enum Table::Align;

/// Transfers that a row names.
constexpr std::size_t ids_max = 3;

class RefundText {
 public:
  RefundText(const RefundReport& report, std::size_t rows_max, const Style& style)
      : report_(report), rows_max_(rows_max), style_(style) {}

  std::string write(const std::optional<std::vector<RefundChange>>& changes) const {
    auto text = unknown_payments_text(report_.found(), rows_max_, style_);
    if (report_.found().sources.empty()) return text + "No fraud payment, nothing to return.\n";
    if (report_.answer().accounts.empty()) return text + "No frozen account, nothing to return.\n";
    text +=
        style_.bold(fmt::format("Method {}", report_.method())) + fmt::format("\n{}.\n\n", report_.formula());
    text += rows() + victims() + receipts() + accounts();
    if (changes) text += list_changes(*changes);
    return text + closing_lines();
  }

 private:
  std::string money(Amount amount, CurrencyNo currency) const {
    return amount_text(amount, report_.graph().scale(currency), report_.graph().currency_code(currency));
  }
  std::string money(Amount amount, PocketNo pocket) const {
    return money(amount, report_.graph().currency(pocket));
  }

  auto shown(const auto& rows) const { return std::span(rows).first(std::min(rows.size(), rows_max_)); }

  std::string rows() const {
    const auto& rows = report_.answer().rows;
    if (rows.empty()) return "Nothing can be returned.\n\n";
    Table table({{"Account", left, id_width_max},
                 {"Victim", left, id_width_max},
                 {"Amount", right},
                 {"Step"},
                 {"Transfers"}});
    for (const auto& row : shown(rows))
      table.add_row({std::string(report_.account_id(row.pocket)), report_.victim(row.victim),
                     money(row.amount, row.pocket), std::string(report_.step(row)), transfers(row)});
    return section_text("To return", table, rows.size(), "row", style_);
  }

  std::string transfers(const Allocation& row) const {
    std::string list;
    for (std::size_t i = 0; i < std::min(row.transfers.size(), ids_max); ++i)
      list += (i == 0 ? "" : ", ") + report_.graph().transfer_id(row.transfers[i]);
    if (row.transfers.size() > ids_max) list += fmt::format(" and {} more", row.transfers.size() - ids_max);
    return list;
  }

  std::string victims() const {
    const auto& victims = report_.answer().victims;
    Table table({{"Victim", left, id_width_max},
                 {"Loss", right},
                 {"Repaid", right},
                 {"Returned", right},
                 {"Open", right}});
    for (const auto& row : shown(victims))
      table.add_row({report_.victim(row.victim), money(row.loss, row.currency),
                     money(row.repaid, row.currency), money(row.returned, row.currency),
                     money(row.open(), row.currency)});
    return section_text("Victims", table, victims.size(), "victim", style_);
  }

  std::string receipts() const {
    const auto& receipts = report_.answer().receipts;
    Table table(
        {{"Victim", left, id_width_max}, {"Transfer", left, id_width_max}, {"Time"}, {"Amount", right}});
    const auto& graph = report_.graph();
    for (const auto& row : shown(receipts))
      table.add_row({report_.victim(row.victim), graph.transfer_id(row.transfer),
                     to_iso8601(graph.time(row.transfer), graph.digits(row.transfer)),
                     money(row.amount, graph.currency(row.transfer))});
    return section_text("Counted as repaid: the ledger shows that it came back (--no-receipts leaves it out)",
                        table, receipts.size(), "transfer", style_);
  }

  std::string accounts() const {
    const auto& accounts = report_.answer().accounts;
    Table table({{"Account", left, id_width_max},
                 {"Frozen", right},
                 {"Returned", right},
                 {"Stays frozen", right},
                 {"Why"}});
    for (const auto& row : shown(accounts))
      table.add_row({std::string(report_.account_id(row.pocket)), money(row.frozen, row.pocket),
                     money(row.returned, row.pocket), money(row.remains(), row.pocket),
                     std::string(report_.reason(row).value_or(""))});
    return section_text("Frozen accounts", table, accounts.size(), "account", style_);
  }

  std::string list_changes(const std::vector<RefundChange>& changes) const {
    if (changes.empty()) return "Nothing changed since the earlier result.\n\n";
    Table table(
        {{"Account", left, id_width_max}, {"Victim", left, id_width_max}, {"Before", right}, {"Now", right}});
    for (const auto& row : shown(changes))
      table.add_row({row.account, row.victim, amount_text(row.before, row.scale, row.currency),
                     amount_text(row.after, row.scale, row.currency)});
    return section_text("Changed since the earlier result", table, changes.size(), "row", style_);
  }

  std::string closing_lines() const {
    std::string text;
    const auto announced = static_cast<std::size_t>(
        std::ranges::count(report_.answer().rows, RefundStep::proportion, &Allocation::step));
    if (announced > 0)
      text += fmt::format(
          "{} in proportion: announce {} publicly for {} days, in which victims and others can object "
          "(article "
          "8); a victim\nfound later reopens it, and --since FILE then lists what changes.\n",
          counted_text(announced, "row"), announced == 1 ? "it" : "them", notice_days);
    if (const auto until = report_.traced().cut_off)
      text += fmt::format("As of {}.\n", query_time_text(*until));
    return text + "A proposal with its grounds: whose the money is, the authority or the court decides.\n"
           + style_.dim("Next: --compare shows what every method would give each victim.") + '\n';
  }

  const RefundReport& report_;
  std::size_t rows_max_;
  const Style& style_;
};

}  // namespace

std::string refund_text(const RefundReport& report, const std::optional<std::vector<RefundChange>>& changes,
                        std::size_t rows_max, const Style& style) {
  return RefundText(report, rows_max, style).write(changes);
}

}  // namespace sluice
