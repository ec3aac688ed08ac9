// SPDX-License-Identifier: Apache-2.0
#include "apps/report/ask_text.hpp"

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"
#include "apps/report/query_text.hpp"
#include "apps/report/rule_text.hpp"
#include "apps/report/table.hpp"

namespace sluice {
namespace {

class AskText {
 public:
  AskText(const AskReport& report, std::size_t rows_max, const Style& style)
      : report_(report), traced_(report.traced()), rows_max_(rows_max), style_(style) {}

  std::string write() const {
    auto text = unknown_payments_text(traced_.found(), rows_max_, style_);
    if (traced_.found().sources.empty()) return text + "Nothing to trace.\n";
    if (report_.institutions().empty())
      return text + "Nobody is to be asked: none of the money left visibility.\n";
    return text + accounts() + transfers() + closing_lines();
  }

 private:
  std::string money(Amount amount, PocketNo pocket) const {
    return amount_text(amount, traced_.scale(pocket), traced_.currency_code(pocket));
  }

  std::string name(PocketNo pocket) const {
    return traced_.is_unseen(pocket) ? "? (no row shows it)" : std::string(traced_.account_id(pocket));
  }

  static std::string name(const AskedInstitution& institution) {
    if (institution.is_unseen) return "(nobody's)";
    return institution.name.empty() ? "(not known)" : std::string(institution.name);
  }

  std::string accounts() const {
    Table table({{"Institution", Table::Align::left, 32},
                 {"Account", Table::Align::left, id_width_max},
                 {"Holder", Table::Align::left, 24},
                 {"Amount", Table::Align::right},
                 {"Transfers", Table::Align::right},
                 {"First"},
                 {"Last"}});
    std::size_t count = 0;
    for (const auto& institution : report_.institutions())
      for (const auto& account : institution.accounts) {
        if (count++ >= rows_max_) continue;
        table.add_row({name(institution), name(account.pocket), std::string(report_.holder(account.pocket)),
                       money(account.amount, account.pocket), count_text(account.transfers.size()),
                       report_.first_time(account), report_.last_time(account)});
      }
    return section_text("Whom to ask next", table, count, "account", style_);
  }

  std::string transfers() const {
    Table table({{"Transfer", Table::Align::left, id_width_max},
                 {"Time"},
                 {"Payer", Table::Align::left, id_width_max},
                 {"Payee", Table::Align::left, id_width_max},
                 {"Amount", Table::Align::right},
                 {"Traced", Table::Align::right}});
    std::size_t count = 0;
    for (const auto& institution : report_.institutions())
      for (const auto& account : institution.accounts)
        for (const auto* row : report_.rows(account)) {
          if (count++ >= rows_max_) continue;
          table.add_row({transfer(*row), traced_.time_text(row->key.transfer()), name(row->payer),
                         name(row->payee), money(row->amount, row->payer), money(row->traced, row->payer)});
        }
    return section_text("The transfers that led there", table, count, "transfer", style_);
  }

  /// A row of completion is known by the transfer beside which it stands.
  std::string transfer(const TracedTransfer& row) const {
    if (auto id = traced_.transfer_id(row)) return *id;
    return fmt::format("(beside {})", traced_.graph().transfer_id(row.key.transfer()));
  }

  std::string closing_lines() const {
    const auto rule = traced_.query().rule;
    auto text = fmt::format("Rule {}: {}.\n", to_text(rule), explain(rule));
    if (const auto until = traced_.query().cut_off)
      text += fmt::format("Followed until {}.\n", query_time_text(*until));
    return text
           + style_.dim(
               "Next: --requests DIR writes a request per institution; load the statements that come and ask "
               "again.")
           + '\n';
  }

  const AskReport& report_;
  const TraceReport& traced_;
  std::size_t rows_max_;
  const Style& style_;
};

}  // namespace

std::string ask_text(const AskReport& report, std::size_t rows_max, const Style& style) {
  return AskText(report, rows_max, style).write();
}

}  // namespace sluice
