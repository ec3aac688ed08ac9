// SPDX-License-Identifier: Apache-2.0
#include "algorithms/measures/measures.hpp"

#include <algorithm>

namespace sluice {
namespace {

/// A dated attribute of the account file that has come true by `now`.
bool has_happened(const TransferGraph& graph, const Column<Time>& dates, AccountNo account, Time now) {
  if (dates.empty()) return false;
  const auto when = dates[account.value];
  return when != unknown_time && when <= now && (!graph.known_until() || when <= *graph.known_until());
}

}  // namespace

std::string_view to_text(MeasureKind kind) { return kind == MeasureKind::freeze ? "freeze" : "stop-payment"; }

std::optional<MeasureKind> parse_measure_kind(std::string_view text) {
  if (text == "stop-payment" || text == "stop") return MeasureKind::stop_payment;
  if (text == "freeze") return MeasureKind::freeze;
  return std::nullopt;
}

std::span<const Measure> Measures::on(AccountNo account) const {
  const auto range = std::ranges::equal_range(all, account, {}, &Measure::account);
  return {range.begin(), range.end()};
}

bool Measures::is_own(const Measure& measure) const {
  return measure.fraud_case.empty() || std::ranges::find(cases, measure.fraud_case) != cases.end();
}

Time dates_known_to(const TransferGraph& graph, const TraceQuery& query) {
  const auto known = graph.known_until().value_or(Time::max());
  return query.cut_off ? std::min(*query.cut_off, known) : known;
}

Time now_of(const TransferGraph& graph, const TraceQuery& query, const Measures& measures) {
  if (query.cut_off || graph.known_until()) return dates_known_to(graph, query);
  auto last = Time::min();
  if (graph.transfer_count() > 0) last = graph.time(TransferNo(graph.end().value - 1));
  for (const auto& measure : measures.all) last = std::max(last, measure.from);
  return last;
}

bool is_closed(const TransferGraph& graph, AccountNo account, Time now) {
  return has_happened(graph, graph.ledger().accounts.closed, account, now);
}

bool is_held_by_others(const TransferGraph& graph, const Measures& measures, AccountNo account, Time now,
                       Time date) {
  bool held = has_happened(graph, graph.ledger().accounts.frozen, account, date);
  for (const auto& measure : measures.on(account)) {
    if (!in_force(measure, now)) continue;
    if (measures.is_own(measure)) return false;
    held = true;
  }
  return held;
}

Amount recoverable_at_most(const TransferGraph& graph, const TraceQuery& query, const Measures& measures,
                           PocketNo pocket) {
  const auto account = graph.account(pocket);
  const auto date = dates_known_to(graph, query);
  if (is_closed(graph, account, date)) return Amount(0);
  if (is_held_by_others(graph, measures, account, now_of(graph, query, measures), date)) return Amount(0);
  return balance_at_cut(graph, query, pocket);
}

}  // namespace sluice
