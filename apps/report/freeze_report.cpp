// SPDX-License-Identifier: Apache-2.0
#include "apps/report/freeze_report.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {

bool FreezeAnswer::is_empty() const {
  return std::ranges::all_of(plans,
                             [](const FreezePlan& plan) { return plan.orders.empty() && plan.held.empty(); });
}

FreezeAnswer answer_freeze(const TransferGraph& graph, const TraceQuery& query, const Trace& trace,
                           const FreezeQuery& freeze, Progress& progress) {
  progress.begin("freeze plan", 0);
  FreezeAnswer answer{plan_freezes(graph, query, trace, freeze), {}, {}};
  progress.begin("bounds", 0);
  const CaseBounds bounds(graph, query);
  for (const auto& plan : answer.plans) {
    std::vector<PocketNo> chosen;
    for (const auto& order : plan.orders) chosen.push_back(order.candidate.pocket);
    auto& of_plan = answer.bounds.emplace_back();
    for (const auto& account : bounds.of_each(chosen, false, progress))
      of_plan.push_back(account.bounds.any_opening);
    answer.joint.push_back(bounds.of_set(chosen).any_opening);
  }
  return answer;
}

FreezeReport::FreezeReport(const TraceReport& traced, const FreezeQuery& query, const FreezeAnswer& answer)
    : traced_(traced), query_(query), answer_(answer) {
  for (const auto& plan : answer.plans) {
    for (const auto& order : plan.orders) inflows_[order.candidate.pocket];
    for (const auto& each : plan.held) held_.push_back(each);
  }
  for (const auto& row : traced.trace().transfers)
    if (const auto found = inflows_.find(row.payee);
        found != inflows_.end() && row.key.phase() == RowKey::the_transfer)
      found->second.push_back(&row);
  for (const auto& row : traced.trace().pockets)
    if (inflows_.contains(row.pocket)) pockets_[row.pocket] = &row;
  std::ranges::stable_sort(held_, {}, [&](const HeldCandidate& each) {
    return std::tuple(each.measure.to, account_id(each.candidate));
  });
  collect_measures();
}

void FreezeReport::collect_measures() {
  std::set<AccountNo> accounts;
  for (const auto& row : traced_.trace().pockets)
    if (!traced_.is_unseen(row.pocket)) accounts.insert(graph().account(row.pocket));
  for (const auto account : accounts)
    for (const auto& measure : query_.measures.on(account))
      if (in_force(measure, query_.at)) measures_.push_back(measure);
  std::ranges::stable_sort(measures_, {}, [&](const Measure& measure) {
    return std::tuple(measure.to, graph().account_id(measure.account));
  });
}

std::string FreezeReport::money(Amount amount, CurrencyNo currency) const {
  return amount_text(amount, graph().scale(currency), graph().currency_code(currency));
}

std::span<const TracedTransfer* const> FreezeReport::inflows(const FreezeCandidate& candidate) const {
  return inflows_.at(candidate.pocket);
}

std::span<const SourceShare> FreezeReport::shares(const FreezeCandidate& candidate) const {
  return traced_.trace().shares_of(*pockets_.at(candidate.pocket));
}

std::size_t FreezeReport::stop_payments_so_far(AccountNo account) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(query_.measures.on(account), [&](const Measure& measure) {
        return measure.kind == MeasureKind::stop_payment && measure.from <= query_.at;
      }));
}

std::string FreezeReport::guarantee() const {
  if (!query_.model) return "the best there is: nothing moves, the largest amounts are taken";
  if (query_.pace)
    return fmt::format(
        "at least 1/2 of what the best {} orders sent at this pace would catch under this model",
        query_.slots);
  return fmt::format(
      "at least 1 - 1/e (63.2 %) of what the best {} orders sent at once would catch under this model",
      query_.slots);
}

std::optional<std::string> end_text(Time time) {
  return time == Time::max() ? std::nullopt : std::optional(query_time_text(time));
}

}  // namespace sluice
