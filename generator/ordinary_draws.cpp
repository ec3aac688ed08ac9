// SPDX-License-Identifier: Apache-2.0
// One innocent transfer: who pays whom, how much, and whether it can be afforded.
#include <algorithm>
#include <utility>

#include "generator/ordinary.hpp"

namespace sluice {

SyntheticTransfer OrdinaryActivity::draw_transfer(std::int64_t time_ms) {
  SyntheticTransfer transfer{.time_ms = time_ms};
  for (int attempt = 0; attempt < 4; ++attempt)
    if (draw_kind(static_cast<OrdinaryKind>(kinds_.draw(random_.next())), transfer)) return transfer;
  deposit(transfer);
  return transfer;
}

/// Fills the transfer and moves the money, or says that the draw came to nothing.
bool OrdinaryActivity::draw_kind(OrdinaryKind kind, SyntheticTransfer& t) {
  if (kind == OrdinaryKind::business) {
    t.payer = all_.companies.first + firms_.draw(random_.next());
    t.payee = all_.companies.pick(mix(all_.seed, t.payer, random_.near_start(40)));
    const auto channel = random_.percent(80) ? Channel::web : Channel::counter;
    return pay(t, priced(o_.business), channel);
  }
  t.payer = people_.draw(random_.next());
  if (!active(t.payer)) return false;
  switch (kind) {
    case OrdinaryKind::purchase: {
      t.payee = merchant_of(t.payer);
      const auto way = random_.below(10);
      return pay(t, priced(o_.purchase), way < 6 ? Channel::qr : way < 8 ? Channel::pos : Channel::web);
    }
    case OrdinaryKind::friends: {
      t.payee = contact_of(t.payer);
      return active(t.payee) && pay(t, round_sum(o_.friends), Channel::mobile);
    }
    case OrdinaryKind::family: {
      const auto card = card_of(t.payer);
      t.payee = std::min(card / 4 * 4 + static_cast<std::uint32_t>(random_.below(4)), all_.persons.count - 1);
      return active(t.payee) && pay(t, round_sum(o_.family), Channel::mobile);
    }
    default: return draw_small_kind(kind, t);
  }
}

bool OrdinaryActivity::draw_small_kind(OrdinaryKind kind, SyntheticTransfer& t) {
  const auto drawn = random_.next();
  const auto machine = all_.cash_points.pick(mix(all_.seed, card_of(t.payer), drawn % 3));
  switch (kind) {
    case OrdinaryKind::withdrawal:
      t.payer = card_of(t.payer);
      t.payee = machine;
      return active(t.payer) && pay(t, random_.draw(o_.cash) * 100 * unit_, Channel::atm);
    case OrdinaryKind::deposit:
      t.payee = card_of(t.payer);
      t.payer = machine;
      return active(t.payee) && pay(t, random_.draw(o_.cash) * 100 * unit_, Channel::atm);
    case OrdinaryKind::top_up:
      if (all_.pools.count > 0 && random_.percent(o_.pooled_percent)) return use_pool(t, drawn);
      if (all_.wallets.count == 0) return false;
      t.payee = all_.wallets.pick(drawn);
      t.payer = all_.accounts[t.payee].partner;
      return active(t.payer) && pay(t, round_sum(o_.top_up), Channel::mobile);
    case OrdinaryKind::refund:
      t.payee = t.payer;
      t.payer = merchant_of(t.payee);
      return pay(t, priced(o_.purchase), Channel::web);
    case OrdinaryKind::fee:
      t.payee = all_.fees.pick(drawn);
      return pay(t, random_.between(1, 30) * unit_, Channel::batch);
    case OrdinaryKind::exchange_buy:
      t.payee = all_.exchanges.pick(mix(all_.seed, t.payer));
      return pay(t, round_sum(o_.exchange), Channel::web);
    default:  // exchange_sell
      t.payee = t.payer;
      t.payer = all_.exchanges.pick(mix(all_.seed, t.payee));
      return pay(t, priced(o_.exchange), Channel::web);
  }
}

/// Half of what goes through a payment firm's pool comes out of it again, on another person's card.
bool OrdinaryActivity::use_pool(SyntheticTransfer& t, std::uint64_t drawn) {
  t.payer = card_of(t.payer);
  t.payee = all_.pools.pick(drawn);
  if (!active(t.payer)) return false;
  if (random_.percent(50)) std::swap(t.payer, t.payee);
  return pay(t, round_sum(o_.top_up), Channel::mobile);
}

/// Money from outside for somebody who can always take it: the way out when nobody can pay.
void OrdinaryActivity::deposit(SyntheticTransfer& t) {
  const bool person = active(t.payee) && all_.persons.holds(t.payee) && !all_.students.holds(t.payee);
  if (!person) t.payee = all_.companies.first + firms_.draw(random_.next());
  t.payer = all_.cash_points.pick(mix(all_.seed, t.payee, random_.below(3)));
  t.amount = random_.draw(o_.cash) * 100 * unit_;
  t.channel = Channel::counter;
  move(t);
}

bool OrdinaryActivity::do_job(const Job& job, SyntheticTransfer& t) {
  t.payer = job_payer(job);
  t.payee = t.payer == job.account ? job.other : job.account;
  switch (job.kind) {
    case JobKind::salary: return pay(t, job_amount(job, all_.seed, o_, unit_), Channel::batch);
    case JobKind::spend_half:
    case JobKind::spend_rest: return student_spends(job, t);
    case JobKind::sweep: {
      const auto takings = all_.accounts[t.payer].balance;
      return takings > 0 && pay(t, takings, Channel::settlement);
    }
    case JobKind::payout: {  // what the host holds beyond an ordinary purse comes close to the month's pot
      const auto pot = all_.accounts[t.payer].balance / (100 * unit_) * (100 * unit_);
      return pot > 0 && pay(t, std::min(pot, 20'000 * unit_), Channel::mobile);
    }
    case JobKind::forward:
    case JobKind::supply: return forward(job, t);
    case JobKind::payroll:
    case JobKind::wage:
    case JobKind::reimbursement: return pay(t, job_amount(job, all_.seed, o_, unit_), Channel::batch);
    default: return pay(t, job_amount(job, all_.seed, o_, unit_), Channel::mobile);
  }
}

/// Nearly all that was gathered; a part of it where more such payments follow.
bool OrdinaryActivity::forward(const Job& job, SyntheticTransfer& t) {
  const auto gathered = all_.accounts[t.payer].balance;
  const auto percent = job.kind == JobKind::supply ? random_.between(25, 50) : random_.between(92, 99);
  const auto amount = gathered / 100 * percent / unit_ * unit_;
  return amount > 0 && pay(t, amount, Channel::mobile);
}

/// Half of the purse, later all of it but a few small coins.
bool OrdinaryActivity::student_spends(const Job& job, SyntheticTransfer& t) {
  const auto purse = all_.accounts[t.payer].balance;
  const auto left = job.kind == JobKind::spend_half ? purse / 2 : random_.between(0, 5 * unit_);
  return purse - left > 0 && pay(t, purse - left, Channel::qr);
}

/// Moves the amount, or a part of what there is where that is less; false if there is next to nothing.
bool OrdinaryActivity::pay(SyntheticTransfer& t, std::int64_t amount, Channel channel) {
  if (t.payer == t.payee) return false;
  const auto& payer = all_.accounts[t.payer];
  const bool source = payer.kind == AccountKind::cash_point;
  if (!source && payer.balance < amount) {
    if (payer.balance < 20 * unit_) return false;
    amount = payer.balance * random_.between(15, 70) / 100;
    if (channel == Channel::atm) amount = amount / (100 * unit_) * (100 * unit_);
    if (amount <= 0) return false;
  }
  t.amount = amount;
  t.channel = channel;
  move(t);
  return true;
}

void OrdinaryActivity::move(const SyntheticTransfer& t) {
  auto& payer = all_.accounts[t.payer];
  if (payer.kind != AccountKind::cash_point) payer.balance -= t.amount;
  all_.accounts[t.payee].balance += t.amount;
}

std::uint32_t OrdinaryActivity::card_of(std::uint32_t account) const {
  return all_.wallets.holds(account) ? all_.accounts[account].partner : account;
}

/// One of the payer's dozen contacts, the first ones more often: mostly neighbours, else by activity.
std::uint32_t OrdinaryActivity::contact_of(std::uint32_t account) {
  const auto which = random_.near_start(12);
  const auto drawn = mix(all_.seed, account, 1'000 + which);
  if (drawn % 10 >= 7) return people_.draw(mix(drawn));
  const auto near =
      static_cast<std::int64_t>(card_of(account)) + static_cast<std::int64_t>(mix(drawn) % 81) - 40;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(near, 0, all_.persons.count - 1));
}

/// A shop that the account goes to, the first of its ten or so more often.
std::uint32_t OrdinaryActivity::merchant_of(std::uint32_t account) {
  const auto which = random_.near_start(14);
  const auto drawn = mix(all_.seed, account, 2'000 + which);
  if (all_.shops.count > 0 && drawn % 8 == 0) return all_.shops.pick(mix(drawn));
  return all_.merchants.first + merchants_.draw(mix(drawn));
}

/// A price: anything down to the minor unit, often ending in .00, .50 or .90.
std::int64_t OrdinaryActivity::priced(const Spread& spread) {
  const auto whole = random_.draw(spread) * unit_;
  if (unit_ == 1) return whole;
  switch (random_.below(4)) {
    case 0: return whole;
    case 1: return whole + unit_ / 10 * (random_.percent(50) ? 5 : 9);
    default: return whole + random_.between(0, unit_ - 1);
  }
}

/// A sum that people choose: few leading digits.
std::int64_t OrdinaryActivity::round_sum(const Spread& spread) {
  const auto whole = random_.draw(spread);
  const std::int64_t step = whole >= 10'000 ? 1'000 : whole >= 1'000 ? 100 : whole >= 100 ? 10 : 1;
  return (random_.percent(75) ? std::max(whole / step * step, std::int64_t{1}) : whole) * unit_;
}

}  // namespace sluice
