// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "apps/report/html_table.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {

/// "1,234.50 CNY".
[[nodiscard]] std::string money_text(const TransferGraph&, Amount, CurrencyNo);
/// "1,234.50", for tables that name the currency once.
[[nodiscard]] std::string figure_text(const TransferGraph&, Amount, CurrencyNo);
/// The account's id; what the account "?" is.
[[nodiscard]] std::string account_name(const TraceReport&, PocketNo);
/// The transfer's id; of a row of completion the transfer beside which it stands.
[[nodiscard]] std::string transfer_name(const TraceReport&, const TracedTransfer&);
/// "Li Wei, Bank A", as far as they are known.
[[nodiscard]] std::string owner_text(const TraceReport&, PocketNo);
/// The currencies of the fraud payments, by code.
[[nodiscard]] std::vector<CurrencyNo> case_currencies(const TraceReport&);
/// Whether traced money was not followed everywhere.
[[nodiscard]] bool has_limits(const TraceQuery&);

/// A table of which only the first rows are shown.
class LongTable {
 public:
  LongTable(std::vector<HtmlTable::Column> columns, std::size_t rows_max)
      : table_{std::move(columns)}, rows_max_(rows_max) {}

  void set_caption(std::string caption) { table_.caption = std::move(caption); }
  /// Whether a next row will be shown; counts it either way.
  [[nodiscard]] bool wants_row() { return count_++ < rows_max_; }
  void add_row(std::vector<std::string> cells) { table_.rows.push_back(std::move(cells)); }
  /// How many rows there are, where not all were offered.
  void set_count(std::size_t count) { count_ = count; }
  [[nodiscard]] std::size_t count() const { return count_; }

  /// The table, and under it how many of the things it leaves out and the command that lists them all.
  /// Nothing where there are none.
  void write(std::string_view thing, std::string_view command, HtmlWriter&) const;

 private:
  HtmlTable table_;
  std::size_t rows_max_, count_ = 0;
};

/// A sentence or more.
void write_paragraph(std::string_view text, HtmlWriter&);
/// The same, smaller.
void write_note(std::string_view text, HtmlWriter&);
/// A command, to be copied.
void write_command(std::string_view command, HtmlWriter&);

}  // namespace sluice
