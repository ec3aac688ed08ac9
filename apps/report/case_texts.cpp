// SPDX-License-Identifier: Apache-2.0
#include "apps/report/case_texts.hpp"

#include <set>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {

std::string money_text(const TransferGraph& graph, Amount amount, CurrencyNo currency) {
  return amount_text(amount, graph.scale(currency), graph.currency_code(currency));
}

std::string figure_text(const TransferGraph& graph, Amount amount, CurrencyNo currency) {
  return amount_text(amount, graph.scale(currency), "");
}

std::string account_name(const TraceReport& report, PocketNo pocket) {
  return report.is_unseen(pocket) ? "? (no row shows it)" : std::string(report.account_id(pocket));
}

std::string transfer_name(const TraceReport& report, const TracedTransfer& row) {
  if (auto id = report.transfer_id(row)) return *id;
  return fmt::format("(beside {})", report.graph().transfer_id(row.key.transfer()));
}

std::string owner_text(const TraceReport& report, PocketNo pocket) {
  std::string owner;
  for (const auto attribute : {AccountText::holder_name, AccountText::institution})
    if (const auto text = report.account_text(pocket, attribute); !text.empty())
      owner += fmt::format("{}{}", owner.empty() ? "" : ", ", text);
  return owner;
}

std::vector<CurrencyNo> case_currencies(const TraceReport& report) {
  std::set<CurrencyNo> currencies;
  for (const auto& source : report.found().sources)
    currencies.insert(report.graph().currency(source.transfer));
  return {currencies.begin(), currencies.end()};
}

bool has_limits(const TraceQuery& query) {
  return query.hops_max || query.horizon || !query.amount_min.empty();
}

void LongTable::write(std::string_view thing, std::string_view command, HtmlWriter& html) const {
  if (count_ == 0) return;
  write_table(table_, html);
  if (count_ <= table_.rows.size()) return;
  html.open("p", {{"class", "note"}});
  html.text(fmt::format("{} of {} shown. All of them: ", count_text(table_.rows.size()),
                        counted_text(count_, thing)));
  html.element("code", command);
  html.close();
}

void write_paragraph(std::string_view text, HtmlWriter& html) { html.element("p", text); }

void write_note(std::string_view text, HtmlWriter& html) { html.element("p", text, {{"class", "note"}}); }

void write_command(std::string_view command, HtmlWriter& html) {
  html.open("pre");
  html.element("code", command);
  html.close();
}

}  // namespace sluice
