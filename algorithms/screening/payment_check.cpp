// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/payment_check.hpp"

#include <algorithm>

#include "algorithms/suspects/signals/amount_shapes.hpp"
#include "algorithms/suspects/signals/signal_thresholds.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

/// An amount is far above what is usual from so many times the mean of so many earlier payments on.
constexpr std::int64_t above_usual_times = 10;
constexpr std::size_t usual_payments_min = 5;

Reason make_reason(ReasonCode code, double risk) {
  Reason reason;
  reason.code = code;
  reason.risk = risk;
  return reason;
}

Reason make_reason(ReasonCode code) { return make_reason(code, usual_risk(code)); }

/// One answered inflow happens to everybody; that it answered another one is rarer.
double chain_risk(std::size_t behind) {
  if (behind == 1) return 0.15;
  return behind == 2 ? 0.35 : 0.6;
}

/// What counts of the payer itself when it pays.
std::optional<ReasonCode> as_payer(ReasonCode code) {
  switch (code) {
    case ReasonCode::confirmed_case: return ReasonCode::payer_confirmed;
    case ReasonCode::frozen: return ReasonCode::payer_frozen;
    case ReasonCode::closed: return ReasonCode::payer_closed;
    case ReasonCode::holds_traced: return ReasonCode::payer_holds_traced;
    default: return std::nullopt;
  }
}

}  // namespace

PaymentCheck::PaymentCheck(const ScreenIndex& index)
    : index_(index), ways_back_(index.graph(), index.pass_through().amount_min), payers_(14) {}

PaymentScreening PaymentCheck::screen(const Payment& payment) {
  if (payment.amount <= Amount(0)) throw InvalidQuery("a payment's amount must be above 0");
  if (payment.payee == payment.payer) throw InvalidQuery("payer and payee are the same account");
  const auto& graph = index_.graph();
  const auto window = index_.pass_through().window;
  const Stretch stretch{graph.first_at(add_saturating(payment.at, Duration(-window.ns))),
                        graph.first_after(payment.at)};
  PaymentScreening found;
  add_accounts(payment, found);
  add_chain(payment, stretch, found);
  add_cycle(payment, stretch, found);
  add_payers(payment, stretch, found);
  add_payer_habits(payment, stretch, found);
  put_in_order(found.reasons);
  found.risk = combined_risk(found.reasons);
  found.level = level_of(found.risk);
  drop_faint(found.reasons);
  return found;
}

void PaymentCheck::add_accounts(const Payment& payment, PaymentScreening& found) const {
  found.payer = index_.screen(payment.payer, payment.at);
  found.payee = payment.payee ? index_.screen(*payment.payee, payment.at) : ScreenIndex::screen_unknown();
  if (found.payee.risk > 0) found.reasons.push_back(make_reason(ReasonCode::risky_payee, found.payee.risk));
  for (const auto& reason : found.payer.reasons) {
    const auto code = as_payer(reason.code);
    if (!code) continue;
    auto of_payer = reason;
    of_payer.code = *code;
    of_payer.risk = usual_risk(*code);
    found.reasons.push_back(of_payer);
  }
}

void PaymentCheck::add_chain(const Payment& payment, Stretch stretch, PaymentScreening& found) const {
  const auto pocket = index_.graph().find_pocket(payment.payer, payment.currency);
  if (!pocket) return;
  const auto answered = index_.hand_offs().answer(*pocket, payment.amount, stretch);
  found.is_cut |= answered.is_cut;
  if (answered.inflow == TransferNo::none()) return;
  found.continues_chain = index_.hand_offs().chain_to(answered.inflow);
  const auto behind = found.continues_chain.transfers.size();
  auto reason = make_reason(ReasonCode::continues_chain, chain_risk(behind));
  reason.count = static_cast<std::uint32_t>(behind);
  found.reasons.push_back(reason);
}

void PaymentCheck::add_cycle(const Payment& payment, Stretch stretch, PaymentScreening& found) {
  const auto& floors = index_.pass_through().amount_min;
  if (!payment.payee || (!floors.empty() && payment.amount < floors[payment.currency.value])) return;
  found.closes_cycle = ways_back_.find(*payment.payee, payment.payer, stretch);
  found.is_cut |= found.closes_cycle.is_cut;
  if (found.closes_cycle.transfers.empty()) return;
  auto reason = make_reason(ReasonCode::closes_cycle);
  reason.count = static_cast<std::uint32_t>(found.closes_cycle.transfers.size() + 1);
  found.reasons.push_back(reason);
}

/// That many people pay a shop tells nothing.
void PaymentCheck::add_payers(const Payment& payment, Stretch stretch, PaymentScreening& found) {
  if (!payment.payee || index_.is_outside(*payment.payee)) return;
  const auto& graph = index_.graph();
  const auto& first = graph.ledger().pockets.first;
  payers_.clear();
  payers_[payment.payer];
  std::size_t work = 0;
  for (auto p = first[payment.payee->value]; p < first[payment.payee->value + 1]; ++p) {
    const auto run = graph.inflows(PocketNo(p));
    const auto begin = legs_before(run, stretch.oldest);
    for (auto i = legs_before(run, stretch.cut); i > begin; ++work) {
      if (work == payers_work_max) {
        found.is_cut = true;
        break;
      }
      payers_[graph.account(run[--i].counterparty)];
    }
  }
  if (static_cast<float>(payers_.size()) < threshold_of(Signal::many_payers)) return;
  auto reason = make_reason(ReasonCode::nth_payer);
  reason.count = static_cast<std::uint32_t>(payers_.size());
  found.reasons.push_back(reason);
}

void PaymentCheck::add_payer_habits(const Payment& payment, Stretch stretch, PaymentScreening& found) const {
  const auto& graph = index_.graph();
  const auto unit = minor_per_unit(graph.scale(payment.currency));
  if (is_near_limits(payment.amount, unit) && is_just_under_limit(payment.amount, unit)) {
    auto reason = make_reason(ReasonCode::just_under_limit);
    reason.currency = payment.currency;
    reason.amount = Amount(usual_limit_above(payment.amount, unit));
    found.reasons.push_back(reason);
  }
  // none() comes after every cut.
  if (!payment.payee || index_.first_payments().find(payment.payer, *payment.payee) >= stretch.cut)
    found.reasons.push_back(make_reason(ReasonCode::first_payment));
  const auto pocket = graph.find_pocket(payment.payer, payment.currency);
  if (!pocket) return;
  const auto run = graph.outflows(*pocket);
  const auto count = legs_before(run, stretch.cut);
  const auto sum = sum_of_first(run, count);
  if (count < usual_payments_min
      || Wide{payment.amount.minor} * static_cast<Wide>(count) < Wide{sum.minor} * above_usual_times)
    return;
  auto reason = make_reason(ReasonCode::far_above_usual);
  reason.count = static_cast<std::uint32_t>(count);
  reason.currency = payment.currency;
  reason.amount = Amount(sum.minor / static_cast<std::int64_t>(count));
  found.reasons.push_back(reason);
}

}  // namespace sluice
