// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "apps/report/case_sections.hpp"
#include "apps/report/case_texts.hpp"
#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

using enum HtmlTable::Cell;

/// Transfers that a row names.
constexpr std::size_t ids_max = 3;

class RefundSection {
 public:
  RefundSection(const CaseReport& report, HtmlWriter& html)
      : report_(report), refund_(*report.refund), html_(html) {}

  void write() {
    if (refund_.answer().accounts.empty())
      return write_paragraph("No frozen account is named in which victims' money can be: nothing to return.",
                             html_);
    method();
    rows();
    victims();
    receipts();
    accounts();
    notice();
    write_note("A proposal with its grounds. Whose the money is, the authority or the court decides.", html_);
  }

 private:
  std::string money(Amount amount, CurrencyNo currency) const {
    return money_text(refund_.graph(), amount, currency);
  }
  std::string money(Amount amount, PocketNo pocket) const {
    return money(amount, refund_.graph().currency(pocket));
  }
  const std::string& command() const { return report_.heading.commands.refund; }

  void method() {
    html_.open("dl");
    html_.element("dt", "Method");
    html_.element("dd", refund_.method());
    html_.element("dt", "Formula");
    html_.element("dd", refund_.formula());
    if (refund_.query().method == RefundMethod::article_8) {
      html_.element("dt", "Legal basis");
      html_.element(
          "dd",
          "Article 8 of the regulations on returning frozen funds in telecom and online fraud cases "
          "(China, in force from 18 September 2016). What is certain under every tracing rule counts as "
          "traced; the rest is returned in proportion to the defrauded amounts.");
    }
    if (const auto until = refund_.traced().cut_off) {
      html_.element("dt", "As of");
      html_.element("dd", query_time_text(*until));
    }
    html_.close();
    for (const auto& doubt : report_.doubts) write_paragraph("To be checked: " + doubt + ".", html_);
  }

  void rows() {
    const auto& all = refund_.answer().rows;
    if (all.empty()) return write_paragraph("Nothing can be returned.", html_);
    LongTable table(
        {{"Account", id}, {"Victim", id}, {"Amount", number}, {"Step", whole}, {"Because of", id}},
        report_.heading.rows_max);
    table.set_caption("To return");
    for (const auto& row : all)
      if (table.wants_row())
        table.add_row({std::string(refund_.account_id(row.pocket)), refund_.victim(row.victim),
                       money(row.amount, row.pocket), std::string(refund_.step(row)), transfers(row)});
    table.write("row", command(), html_);
  }

  std::string transfers(const Allocation& row) const {
    std::string list;
    for (std::size_t i = 0; i < std::min(row.transfers.size(), ids_max); ++i)
      list += (i == 0 ? "" : ", ") + refund_.graph().transfer_id(row.transfers[i]);
    if (row.transfers.size() > ids_max) list += fmt::format(" and {} more", row.transfers.size() - ids_max);
    return list;
  }

  void victims() {
    LongTable table(
        {{"Victim", id}, {"Loss", number}, {"Repaid", number}, {"Returned", number}, {"Open", number}},
        report_.heading.rows_max);
    table.set_caption("For each victim");
    for (const auto& row : refund_.answer().victims)
      if (table.wants_row())
        table.add_row({refund_.victim(row.victim), money(row.loss, row.currency),
                       money(row.repaid, row.currency), money(row.returned, row.currency),
                       money(row.open(), row.currency)});
    table.write("victim", command(), html_);
  }

  void receipts() {
    LongTable table({{"Victim", id}, {"Transfer", id}, {"Time", whole}, {"Amount", number}},
                    report_.heading.rows_max);
    table.set_caption("Counted as repaid, because the ledger shows that it came back from the fraud");
    const auto& graph = refund_.graph();
    for (const auto& row : refund_.answer().receipts)
      if (table.wants_row())
        table.add_row({refund_.victim(row.victim), graph.transfer_id(row.transfer),
                       report_.traced.time_text(row.transfer),
                       money(row.amount, graph.currency(row.transfer))});
    table.write("transfer", command(), html_);
  }

  void accounts() {
    LongTable table({{"Account", id},
                     {"Frozen", number},
                     {"Returned", number},
                     {"Stays frozen", number},
                     {"Why it stays"}},
                    report_.heading.rows_max);
    table.set_caption("For each frozen account");
    for (const auto& row : refund_.answer().accounts)
      if (table.wants_row())
        table.add_row({std::string(refund_.account_id(row.pocket)), money(row.frozen, row.pocket),
                       money(row.returned, row.pocket), money(row.remains(), row.pocket),
                       std::string(refund_.reason(row).value_or(""))});
    table.write("account", command(), html_);
  }

  void notice() {
    const auto announced = static_cast<std::size_t>(
        std::ranges::count(refund_.answer().rows, RefundStep::proportion, &Allocation::step));
    if (announced == 0) return;
    write_paragraph(
        fmt::format(
            "{} in proportion: the return has to be announced publicly for {} days, in which victims and "
            "others concerned can object (article 8). A victim found later reopens it.",
            counted_text(announced, "row"), notice_days),
        html_);
  }

  const CaseReport& report_;
  const RefundReport& refund_;
  HtmlWriter& html_;
};

}  // namespace

void write_case_refund(const CaseReport& report, HtmlWriter& html) { RefundSection(report, html).write(); }

}  // namespace sluice
