// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/bounds/bounds.hpp"
#include "algorithms/trace/sources.hpp"
#include "algorithms/trace/trace_scope.hpp"

namespace sluice {

/// What the asked accounts hold together in one currency.
struct BoundedSet {
  CurrencyNo currency;
  PairedBounds bounds;
};

/// Bounds as they were asked for.
struct BoundsAnswer {
  std::vector<AccountBounds> accounts;
  /// By currency; only of named accounts.
  std::vector<BoundedSet> sets;
};

/// Every inside account where there can be victims' money. Throws Interrupted.
[[nodiscard]] BoundsAnswer bounds_of_all(const TransferGraph&, const TraceQuery&, bool per_victim, Progress&);

/// The pockets of the accounts in the sources' currencies, in the order named, each once; and for each of
/// these currencies what they hold together. Throws Interrupted.
[[nodiscard]] BoundsAnswer bounds_of_named(const TransferGraph&, const TraceQuery&,
                                           std::span<const AccountNo>, bool per_victim, Progress&);

/// Bounds together with the question that they answer, as all their reports need it. Refers to everything.
class BoundsReport {
 public:
  BoundsReport(const TransferGraph& graph, const TraceQuery& query, const FoundSources& found,
               const BoundsAnswer& answer)
      : graph_(graph), query_(query), found_(found), answer_(answer), scope_(graph, query) {}

  const TransferGraph& graph() const { return graph_; }
  const TraceQuery& query() const { return query_; }
  const FoundSources& found() const { return found_; }
  const BoundsAnswer& answer() const { return answer_; }

  std::string_view account_id(const AccountBounds& row) const { return graph_.account_id(row.pocket); }
  /// One of the account's attributes, empty where not known.
  [[nodiscard]] std::string_view account_text(const AccountBounds&, AccountText) const;
  std::string_view currency_code(const AccountBounds& row) const {
    return graph_.currency_code(graph_.currency(row.pocket));
  }
  int scale(const AccountBounds& row) const { return graph_.scale(graph_.currency(row.pocket)); }
  /// An outside account has no balance: 0.
  [[nodiscard]] Amount balance(const AccountBounds&) const;
  /// "given" or "reconstructed"; nothing for an outside account.
  [[nodiscard]] std::optional<std::string_view> balance_basis(const AccountBounds&) const;
  /// Whether some bound depends on an opening that had to be reconstructed.
  [[nodiscard]] bool has_two_pairs() const;

 private:
  bool is_outside(const AccountBounds& row) const { return scope_.end_of(row.pocket) != End::rests; }

  const TransferGraph& graph_;
  const TraceQuery& query_;
  const FoundSources& found_;
  const BoundsAnswer& answer_;
  TraceScope scope_;
};

}  // namespace sluice
