// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/screen_index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>

#include "algorithms/suspects/known_cases.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

Time date_of(const Column<Time>& column, AccountNo account) {
  return column.empty() ? unknown_time : column[account.value];
}

TransferNo last_transfer(const TransferGraph& graph, AccountNo account) {
  auto last = TransferNo::none();
  const auto& first = graph.ledger().pockets.first;
  for (auto p = first[account.value]; p < first[account.value + 1]; ++p)
    for (const auto run : {graph.outflows(PocketNo(p)), graph.inflows(PocketNo(p))})
      if (!run.empty() && (last == TransferNo::none() || run.back().transfer > last))
        last = run.back().transfer;
  return last;
}

Reason usual_reason(ReasonCode code) {
  Reason reason;
  reason.code = code;
  reason.risk = usual_risk(code);
  return reason;
}

Reason reason_of(const TracedHolding& holding) {
  const auto code = !holding.is_telling         ? ReasonCode::touched_traced
                    : holding.rests > Amount(0) ? ReasonCode::holds_traced
                                                : ReasonCode::passed_on_traced;
  auto reason = usual_reason(code);
  reason.currency = holding.currency;
  reason.amount = code == ReasonCode::holds_traced ? holding.rests : holding.received;
  reason.received = holding.received;
  return reason;
}

}  // namespace

ScreenIndex::ScreenIndex(const TransferGraph& graph, const ScreenQuery& query, Progress& progress)
    : graph_(graph),
      pass_through_(query.suspicion.signals.pass_through),
      records_(graph.account_count()),
      hand_offs_(graph, pass_through_, progress),
      first_payments_(graph, progress) {
  for (const auto& label : query.labels)
    records_[label.account.value].facts |= label.is_confirmed ? confirmed : cleared;
  if (query.traced != nullptr) take_holdings(query);
  take_suspicion(query, progress);
}

void ScreenIndex::take_holdings(const ScreenQuery& query) {
  auto traced = find_traced_holdings(query.traced_in == nullptr ? graph_ : *query.traced_in, *query.traced,
                                     query.share_ppm_min);
  for (const auto account : traced.victims) records_[account.value].facts |= victim;
  holdings_ = std::move(traced.holdings);
  for (std::uint32_t i = 0; i < holdings_.size(); ++i) {
    auto& record = records_[holdings_[i].account.value];
    if (record.holdings_count++ == 0) record.holdings_begin = i;
  }
}

std::vector<AccountNo> ScreenIndex::known_cases(const ScreenQuery& query) const {
  auto known = confirmed_among(query.labels);
  for (const auto& holding : holdings_)
    if (holding.is_telling && (records_[holding.account.value].facts & (cleared | victim)) == 0)
      known.push_back(holding.account);
  std::ranges::sort(known);
  const auto repeated = std::ranges::unique(known);
  known.erase(repeated.begin(), repeated.end());
  return known;
}

void ScreenIndex::take_suspicion(const ScreenQuery& query, Progress& progress) {
  Suspicion suspicion(graph_, query.suspicion, confirmed_among(query.labels), progress);
  const auto trained = train_weights(suspicion, query.suspicion, query.labels, progress);
  is_trained_ = trained.has_value();
  take_signals(suspicion, score_accounts(suspicion, trained ? trained->fitted.weights : default_weights()));
  const auto known = known_cases(query);
  known_cases_ = known.size();
  const auto distances = distances_to_known(suspicion.ties(), known, distance_max);
  for_chunks(records_.size(), 16'384, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      const AccountNo account(static_cast<std::uint32_t>(i));
      auto& record = records_[i];
      record.last = last_transfer(graph_, account);
      if (suspicion.ties().is_outside(account)) record.facts |= outside;
      if (distances[i] != no_distance) record.distance = static_cast<std::uint8_t>(distances[i]);
    }
  });
}

/// Keeps the values that reach their thresholds, and every chain.
void ScreenIndex::take_signals(const Suspicion& suspicion, std::span<const double> scores) {
  for (std::size_t i = 0; i < records_.size(); ++i) {
    const AccountNo account(static_cast<std::uint32_t>(i));
    auto& record = records_[i];
    record.score = static_cast<float>(scores[i]);
    record.values_begin = static_cast<std::uint32_t>(values_.size());
    if (std::isnan(scores[i])) continue;
    for (std::size_t s = 0; s < signal_count; ++s) {
      const auto signal = static_cast<Signal>(s);
      const auto value = suspicion.values().at(signal, account);
      const bool is_chain = signal == Signal::chain_membership && value >= 1;
      if (!is_chain && !suspicion.thresholds().reaches(signal, value)) continue;
      record.signals |= std::uint32_t{1} << s;
      values_.push_back(value);
    }
  }
}

Time ScreenIndex::as_of() const {
  return graph_.transfer_count() == 0 ? Time(0) : graph_.time(TransferNo(graph_.end().value - 1));
}

AccountScreening ScreenIndex::screen(AccountNo account, Time at) const {
  const auto& record = records_[account.value];
  AccountScreening found;
  found.account = account;
  if (!std::isnan(record.score)) found.score = record.score;
  if ((record.facts & (confirmed | cleared)) != 0) found.is_confirmed = (record.facts & confirmed) != 0;
  if (record.distance != no_distance_here) found.distance = record.distance;
  found.traced = std::span(holdings_).subspan(record.holdings_begin, record.holdings_count);
  add_label_and_score(record, found.reasons);
  if ((record.facts & victim) == 0)
    for (const auto& holding : found.traced) found.reasons.push_back(reason_of(holding));
  add_signals(record, found.reasons);
  add_dates(account, record, at, found.reasons);
  put_in_order(found.reasons);
  found.risk = combined_risk(found.reasons);
  found.level = level_of(found.risk);
  drop_faint(found.reasons);
  return found;
}

AccountScreening ScreenIndex::screen_unknown() {
  AccountScreening found;
  found.reasons.push_back(usual_reason(ReasonCode::not_in_ledger));
  found.risk = combined_risk(found.reasons);
  found.level = level_of(found.risk);
  return found;
}

/// Whoever was cleared is not suspected again by score or company; what is plain to see still counts.
void ScreenIndex::add_label_and_score(const Record& record, std::vector<Reason>& reasons) const {
  if ((record.facts & confirmed) != 0) reasons.push_back(usual_reason(ReasonCode::confirmed_case));
  if ((record.facts & cleared) != 0) {
    reasons.push_back(usual_reason(ReasonCode::cleared));
    return;
  }
  if (!std::isnan(record.score)) {
    Reason reason;
    reason.code = ReasonCode::suspect_score;
    reason.risk = double{record.score};
    reason.value = record.score;
    reasons.push_back(reason);
  }
  // A victim is near by having been robbed, a shop by having customers.
  if ((record.facts & (victim | outside)) != 0 || record.distance == 0 || record.distance > 2) return;
  Reason reason;
  reason.code = ReasonCode::near_known_case;
  reason.count = record.distance;
  reason.risk = record.distance == 1 ? 0.2 : 0.05;
  reasons.push_back(reason);
}

/// Signals are why the score is what it is, so they add nothing to the risk.
void ScreenIndex::add_signals(const Record& record, std::vector<Reason>& reasons) const {
  auto place = record.values_begin;
  for (auto rest = record.signals; rest != 0; rest &= rest - 1) {
    Reason reason;
    reason.code = ReasonCode::signal;
    reason.signal = static_cast<Signal>(std::countr_zero(rest));
    reason.value = values_[place++];
    reasons.push_back(reason);
  }
}

void ScreenIndex::add_dates(AccountNo account, const Record& record, Time at,
                            std::vector<Reason>& reasons) const {
  const auto& table = graph_.ledger().accounts;
  const auto known_until = graph_.known_until().value_or(Time::max());
  const auto add = [&](ReasonCode code, Time time) {
    auto reason = usual_reason(code);
    reason.time = time;
    reasons.push_back(reason);
  };
  const auto has_come = [&](Time time) { return time != unknown_time && time <= at && time <= known_until; };
  const auto frozen = date_of(table.frozen, account), closed = date_of(table.closed, account),
             opened = date_of(table.opened, account);
  if (has_come(frozen)) add(ReasonCode::frozen, frozen);
  if (has_come(closed)) add(ReasonCode::closed, closed);
  if (has_come(opened) && at - opened < new_for) add(ReasonCode::opened_recently, opened);
  if ((record.facts & outside) != 0 || graph_.transfer_count() == 0) return;
  // Where it has no known transfer it has not been used since the ledger began, or since it was opened.
  const auto used = record.last == TransferNo::none() ? std::max(graph_.time(TransferNo(0)), opened)
                                                      : graph_.time(record.last);
  if (at - used >= dormant_after) add(ReasonCode::dormant, used);
}

}  // namespace sluice
