// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/bounds/bounds.hpp"
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

  /// What must and what can be victims' money in each of the trace's pockets, in their order.
  void set_bounds(std::vector<Bounds> bounds) { bounds_ = std::move(bounds); }
  bool has_bounds() const { return bounds_.has_value(); }
  /// `row` is one of the trace's pockets, and the report has bounds.
  const Bounds& bounds_of(const TracedPocket& row) const {
    return (*bounds_)[static_cast<std::size_t>(&row - trace_.pockets.data())];
  }

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
  /// The id of the row's transfer; nothing for a row that completion added.
  [[nodiscard]] std::optional<std::string> transfer_id(const TracedTransfer&) const;
  /// When the row happened, with the digits of its source.
  [[nodiscard]] std::string time_text(TransferNo) const;

 private:
  const TransferGraph& graph_;
  const TraceQuery& query_;
  const FoundSources& found_;
  const Trace& trace_;
  std::optional<std::vector<Bounds>> bounds_;
};

/// The names of the payments' cases, each once, in the order in which they are first mentioned.
[[nodiscard]] std::vector<std::string> case_names(const FoundSources&);

/// A time of a query, without digits that say nothing.
[[nodiscard]] std::string query_time_text(Time);

}  // namespace sluice
