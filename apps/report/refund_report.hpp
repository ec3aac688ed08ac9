// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "algorithms/restitution/restitution.hpp"
#include "algorithms/trace/sources.hpp"

namespace sluice {

/// The days for which a return in proportion is announced before it is made (2016 regulations, article 8).
constexpr int notice_days = 30;

/// An assignment of frozen money together with the question that it answers, as all its reports need it.
/// Refers to everything.
class RefundReport {
 public:
  RefundReport(const TransferGraph& graph, const TraceQuery& traced, const FoundSources& found,
               const RefundQuery& query, const Restitution& answer)
      : graph_(graph), traced_(traced), found_(found), query_(query), answer_(answer) {}

  const TransferGraph& graph() const { return graph_; }
  const TraceQuery& traced() const { return traced_; }
  const FoundSources& found() const { return found_; }
  const RefundQuery& query() const { return query_; }
  const Restitution& answer() const { return answer_; }

  std::string_view method() const { return to_text(query_.method); }
  std::string_view formula() const { return formula_of(query_.method, query_.weight_open); }
  std::string_view account_id(PocketNo p) const { return graph_.account_id(p); }
  std::string_view currency_code(PocketNo p) const { return graph_.currency_code(graph_.currency(p)); }
  int scale(PocketNo p) const { return graph_.scale(graph_.currency(p)); }
  const std::string& victim(std::uint32_t number) const { return found_.victims[number]; }
  /// "direct", "proportion", or the method's name.
  [[nodiscard]] std::string_view step(const Allocation&) const;
  /// Why money stays frozen; nothing where none does.
  [[nodiscard]] std::optional<std::string_view> reason(const AccountRemainder&) const;

 private:
  const TransferGraph& graph_;
  const TraceQuery& traced_;
  const FoundSources& found_;
  const RefundQuery& query_;
  const Restitution& answer_;
};

}  // namespace sluice
