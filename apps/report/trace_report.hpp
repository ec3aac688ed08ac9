// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "algorithms/trace/sources.hpp"
#include "algorithms/trace/trace.hpp"

namespace sluice {

/// A trace together with the question that it answers, as all its reports need it. Refers to everything.
class TraceReport {
 public:
  TraceReport(const TransferGraph& graph, const TraceQuery& query, const FoundSources& found,
              const Trace& trace)
      : graph_(graph), query_(query), found_(found), trace_(trace) {}

  const TransferGraph& graph() const { return graph_; }
  const TraceQuery& query() const { return query_; }
  const FoundSources& found() const { return found_; }
  const Trace& trace() const { return trace_; }
  /// Under poison amounts mean nothing, and are not shown.
  bool has_amounts() const { return query_.rule != Rule::poison; }

  /// Pockets of a trace may be those of "?", the account that stands for what no row shows.
  bool is_unseen(PocketNo p) const { return p.value >= graph_.pocket_count(); }
  [[nodiscard]] std::string_view account_id(PocketNo) const;
  [[nodiscard]] CurrencyNo currency(PocketNo) const;
  [[nodiscard]] std::string_view currency_code(PocketNo p) const { return graph_.currency_code(currency(p)); }
  [[nodiscard]] int scale(PocketNo p) const { return graph_.scale(currency(p)); }
  /// One of the account's attributes, empty where not known.
  [[nodiscard]] std::string_view account_text(PocketNo, AccountText) const;

  TransferNo source_transfer(SourceNo s) const { return found_.sources[s.value].transfer; }
  std::string source_id(SourceNo s) const { return graph_.transfer_id(source_transfer(s)); }
  const std::string& victim(SourceNo s) const { return found_.victims[found_.sources[s.value].victim]; }
  /// When the row happened, with the digits of its source.
  [[nodiscard]] std::string time_text(TransferNo) const;

 private:
  const TransferGraph& graph_;
  const TraceQuery& query_;
  const FoundSources& found_;
  const Trace& trace_;
};

/// A time of a query, without digits that say nothing.
[[nodiscard]] std::string query_time_text(Time);

}  // namespace sluice
