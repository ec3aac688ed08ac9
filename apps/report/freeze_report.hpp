// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/bounds/bounds.hpp"
#include "algorithms/freeze/freeze_plan.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {

/// Freeze plans, with what must and what can be victims' money at the moment of the plan.
struct FreezeAnswer {
  /// By currency.
  std::vector<FreezePlan> plans;
  /// Of each plan's orders, in their order.
  std::vector<std::vector<Bounds>> bounds;
  /// What each plan's accounts hold together.
  std::vector<Bounds> joint;

  bool is_empty() const;
};

/// Plans, and bounds the accounts of the plans. Throws as plan_freezes does, and Interrupted.
[[nodiscard]] FreezeAnswer answer_freeze(const TransferGraph&, const TraceQuery&, const Trace&,
                                         const FreezeQuery&, Progress&);

/// Freeze plans together with the question that they answer, as all their reports need it. Refers to
/// everything.
class FreezeReport {
 public:
  FreezeReport(const TraceReport& traced, const FreezeQuery& query, const FreezeAnswer& answer);

  const TraceReport& traced() const { return traced_; }
  const TransferGraph& graph() const { return traced_.graph(); }
  const FreezeQuery& query() const { return query_; }
  const FreezeAnswer& answer() const { return answer_; }

  std::string_view account_id(const FreezeCandidate& c) const { return graph().account_id(c.pocket); }
  /// One of the account's attributes, empty where not known.
  std::string_view account_text(const FreezeCandidate& c, AccountText attribute) const {
    return traced_.account_text(c.pocket, attribute);
  }
  std::string_view currency_code(const FreezeCandidate& c) const { return traced_.currency_code(c.pocket); }
  int scale(const FreezeCandidate& c) const { return traced_.scale(c.pocket); }
  /// The amount for people.
  [[nodiscard]] std::string money(Amount, CurrencyNo) const;

  /// The transfers that brought traced money to the account, in the ledger's order.
  [[nodiscard]] std::span<const TracedTransfer* const> inflows(const FreezeCandidate&) const;
  /// What of each source lies in the account.
  [[nodiscard]] std::span<const SourceShare> shares(const FreezeCandidate&) const;
  /// Candidates of all currencies that a measure of this case holds, by the end of the measure, then id.
  const std::vector<std::reference_wrapper<const HeldCandidate>>& held() const { return held_; }
  /// Measures of all authorities that are in force on accounts of the trace, by their end, then id.
  const std::vector<std::reference_wrapper<const Measure>>& measures() const { return measures_; }

  /// How often stop-payments were placed on the account by the moment of the plan.
  [[nodiscard]] std::size_t stop_payments_so_far(AccountNo) const;
  /// What no other choice could be expected to catch more than.
  double at_most(const FreezePlan& plan) const {
    return query_.model ? plan.expected_at_most : plan.expected;
  }
  /// How near the plan is to the best one.
  [[nodiscard]] std::string guarantee() const;

 private:
  void collect_measures();

  const TraceReport& traced_;
  const FreezeQuery& query_;
  const FreezeAnswer& answer_;
  std::map<PocketNo, std::vector<const TracedTransfer*>> inflows_;
  std::map<PocketNo, const TracedPocket*> pockets_;
  std::vector<std::reference_wrapper<const HeldCandidate>> held_;
  std::vector<std::reference_wrapper<const Measure>> measures_;
};

/// When a measure or an order ends; nothing where no end is known.
[[nodiscard]] std::optional<std::string> end_text(Time);

}  // namespace sluice
