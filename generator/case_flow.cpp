// SPDX-License-Identifier: Apache-2.0
#include "generator/case_flow.hpp"

#include <algorithm>
#include <queue>

#include "generator/calendar.hpp"

namespace sluice {

namespace {

constexpr std::int64_t second_ms = 1'000, minute_ms = 60'000;

/// Stolen money that leaves a mule together.
struct Batch {
  std::int64_t time_ms = 0;
  std::size_t mule = 0;
  std::int64_t amount = 0;
};

/// Batches by time, then by the order in which they were opened.
struct Later {
  bool operator()(const std::pair<std::int64_t, std::size_t>& a,
                  const std::pair<std::int64_t, std::size_t>& b) const {
    return a > b;
  }
};

class Flow {
 public:
  Flow(Gang& gang, Population& all, const Behaviour& behaviour, Random& random)
      : gang_(gang),
        all_(all),
        c_(behaviour.cases),
        unit_(minor_unit(behaviour.ledger.currency)),
        end_ms_(behaviour.ledger.days * day_ms),
        random_(random) {}

  std::vector<CaseTransfer> plan() {
    plan_payments();
    while (!payments_.empty() || !due_.empty()) step();
    for (const auto& mule : gang_.mules)
      if (mule.used) camouflage(mule);
    return std::move(transfers_);
  }

 private:
  struct Payment {
    std::int64_t time_ms, amount, returned;
    std::size_t victim;
    std::int64_t reported_ms;
  };

  void plan_payments();
  void plan_victim(std::size_t victim);
  void step();
  void take_payment(const Payment&);
  void receive(std::size_t mule, std::int64_t amount, std::int64_t time_ms);
  void hand_on(Batch batch);
  void split(const Batch&, std::int64_t amount);
  [[nodiscard]] std::size_t next_mule(const Batch&);
  void cash_out(const Batch&, std::int64_t amount);
  [[nodiscard]] std::int64_t chunk(std::size_t way);
  void test(const Batch&, Mule& payee, std::int64_t& time_ms);
  void camouflage(const Mule&);
  bool add(Role, std::int64_t time_ms, std::uint32_t payer, std::uint32_t payee, std::int64_t amount, Channel,
           std::uint32_t device = own_device);

  /// At least a second, so that what follows is later in a ledger of whole seconds too.
  [[nodiscard]] std::int64_t pause(const Spread& spread) {
    const auto whole_ms = random_.draw(spread) * second_ms;
    return whole_ms + random_.between(0, second_ms - 1);
  }
  /// Some minutes, and at least a second.
  [[nodiscard]] std::int64_t wait(const Spread& spread) {
    const auto whole_ms = random_.draw(spread) * minute_ms;
    return whole_ms + random_.between(second_ms, minute_ms - 1);
  }
  /// An amount down to the minor unit.
  [[nodiscard]] std::int64_t price(const Spread& spread) {
    const auto whole = random_.draw(spread) * unit_;
    return whole + random_.between(0, unit_ - 1);
  }
  [[nodiscard]] bool splits_on() const {
    return static_cast<std::int64_t>(transfers_.size()) < c_.transfers_soft;
  }

  Gang& gang_;
  Population& all_;
  const CaseBehaviour& c_;
  std::int64_t unit_, end_ms_;
  Random& random_;
  std::vector<CaseTransfer> transfers_;
  std::vector<Payment> payments_;  // latest first
  std::vector<Batch> batches_;
  std::priority_queue<std::pair<std::int64_t, std::size_t>, std::vector<std::pair<std::int64_t, std::size_t>>,
                      Later>
      due_;
};

bool Flow::add(Role role, std::int64_t time_ms, std::uint32_t payer, std::uint32_t payee, std::int64_t amount,
               Channel channel, std::uint32_t device) {
  if (time_ms < 0 || time_ms >= end_ms_ || amount <= 0 || payer == payee) return false;
  CaseTransfer each;
  each.case_no = gang_.case_no;
  each.role = role;
  each.transfer = {time_ms, amount, payer, payee, device, channel};
  transfers_.push_back(each);
  return true;
}

void Flow::plan_payments() {
  for (std::size_t i = 0; i < gang_.victims.size(); ++i) plan_victim(i);
  // The first victim pays when the case begins, so that no case is without a payment.
  std::ranges::stable_sort(payments_, std::greater{}, &Payment::time_ms);
}

void Flow::plan_victim(std::size_t victim) {
  const bool lured = random_.percent(c_.lure_percent);
  const auto payments = std::max<std::int64_t>(random_.draw(c_.payments), lured ? 2 : 1);
  auto time_ms = gang_.start_ms;
  if (victim > 0) time_ms += wait(c_.campaign_minutes);
  auto last_ms = time_ms;
  for (std::int64_t i = 0; i < payments; ++i) {
    auto amount = std::max<std::int64_t>(random_.draw(c_.stolen), 1);
    if (amount >= 1'000 && random_.percent(70)) amount = amount / 100 * 100;
    if (lured && i == 0) amount = std::max<std::int64_t>(amount / 10, 1);
    const auto returned = lured && i == 0 ? amount * unit_ * random_.draw(c_.lure_share_percent) / 100 : 0;
    last_ms = time_ms;
    payments_.push_back({time_ms, amount * unit_, returned, victim, 0});
    time_ms += wait(c_.payment_gap_minutes);
  }
  // A victim notices once, after the last payment, and reports them all.
  const auto reported_ms = last_ms + wait(c_.report_minutes);
  for (auto i = payments_.size() - static_cast<std::size_t>(payments); i < payments_.size(); ++i)
    payments_[i].reported_ms = reported_ms;
}

/// The earlier of the next payment and the next batch.
void Flow::step() {
  if (!payments_.empty() && (due_.empty() || payments_.back().time_ms <= due_.top().first)) {
    const auto payment = payments_.back();
    payments_.pop_back();
    take_payment(payment);
    return;
  }
  const auto number = due_.top().second;
  due_.pop();
  auto& mule = gang_.mules[batches_[number].mule];
  if (mule.open_batch == number) mule.open_batch = SIZE_MAX;
  hand_on(batches_[number]);
}

void Flow::take_payment(const Payment& payment) {
  auto& victim = gang_.victims[payment.victim];
  const auto& mule = gang_.mules[victim.mule];
  if (!add(Role::victim, payment.time_ms, victim.account, mule.account, payment.amount, Channel::mobile))
    return;
  victim.paid = true;
  transfers_.back().victim = victim.account;
  transfers_.back().reported_ms = payment.reported_ms;
  const auto back_ms = payment.time_ms + wait(c_.lure_delay_minutes);
  const bool lured = payment.returned > 0
                     && add(Role::payback, back_ms, mule.account, victim.account, payment.returned,
                            Channel::mobile, mule.device);
  receive(victim.mule, payment.amount - (lured ? payment.returned : 0), payment.time_ms);
}

/// Money joins what waits at the mule, or waits by itself.
void Flow::receive(std::size_t number, std::int64_t amount, std::int64_t time_ms) {
  auto& mule = gang_.mules[number];
  mule.used = true;
  if (mule.open_batch != SIZE_MAX && batches_[mule.open_batch].time_ms > time_ms
      && random_.percent(c_.merge_percent)) {
    batches_[mule.open_batch].amount += amount;
    return;
  }
  const auto leaves_ms = time_ms + pause(c_.delay_seconds);
  if (leaves_ms >= end_ms_) return;
  mule.open_batch = batches_.size();
  due_.emplace(leaves_ms, batches_.size());
  batches_.push_back({leaves_ms, number, amount});
}

void Flow::hand_on(Batch batch) {
  auto stays = batch.amount * random_.draw(c_.commission_per_mille) / 1'000;
  if (random_.percent(c_.rests_percent)) stays += batch.amount * random_.draw(c_.rest_share_percent) / 100;
  const auto amount = batch.amount - std::min(stays, batch.amount);
  if (amount < unit_) return;
  const bool last = gang_.mules[batch.mule].layer + 1 == gang_.layers.size();
  if (last || random_.percent(c_.early_cash_out_percent))
    cash_out(batch, amount);
  else
    split(batch, amount);
}

void Flow::split(const Batch& batch, std::int64_t amount) {
  const auto most = std::max<std::int64_t>(amount / (c_.part_least * unit_), 1);
  const auto parts = splits_on() ? std::min(random_.draw(c_.splits), most) : 1;
  auto time_ms = batch.time_ms;
  auto left = amount;
  for (auto remaining = parts; remaining > 0 && left > 0; --remaining) {
    // An uneven share of what is left, in whole units; the last part takes the rest.
    auto part = left;
    if (remaining > 1) part = left / remaining * random_.between(60, 120) / 100 / unit_ * unit_;
    const auto to = next_mule(batch);
    auto& payee = gang_.mules[to];
    test(batch, payee, time_ms);
    const auto& payer = gang_.mules[batch.mule];
    if (part > 0
        && add(Role::mule, time_ms, payer.account, payee.account, part, Channel::mobile, payer.device)) {
      receive(to, part, time_ms);
      left -= part;
    }
    time_ms += pause(c_.split_gap_seconds);
  }
}

std::size_t Flow::next_mule(const Batch& batch) {
  auto layer = gang_.mules[batch.mule].layer + 1;
  if (layer + 1 < gang_.layers.size() && random_.percent(c_.skip_layer_percent)) ++layer;
  const auto [first, width] = gang_.layers[layer];
  // A new mule is tried before a known one is drawn again.
  auto mule = first + static_cast<std::size_t>(random_.below(width));
  if (gang_.mules[mule].used) mule = first + static_cast<std::size_t>(random_.below(width));
  return mule;
}

/// An untried mule may get a small payment first, out of the payer's own pocket.
void Flow::test(const Batch& batch, Mule& payee, std::int64_t& time_ms) {
  if (payee.used || !random_.percent(c_.test_percent)) return;
  const auto& payer = gang_.mules[batch.mule];
  if (!add(Role::test, time_ms, payer.account, payee.account, random_.draw(c_.test_amount) * unit_,
           Channel::mobile, payer.device))
    return;
  payee.used = true;
  time_ms += pause(c_.test_gap_seconds);
}

std::int64_t Flow::chunk(std::size_t way) {
  if (way == 0) return random_.draw(c_.cash_chunk) * 100 * unit_;
  return price(c_.merchant_chunk);
}

void Flow::cash_out(const Batch& batch, std::int64_t amount) {
  const auto& mule = gang_.mules[batch.mule];
  const auto way = random_.choose(c_.cash_out);
  if (way == 2) {
    add(Role::cash_out, batch.time_ms, mule.account, gang_.exchange, amount, Channel::web, mule.device);
    return;
  }
  const auto& ways_out = way == 0 ? gang_.machines : gang_.merchants;
  const auto to = ways_out[static_cast<std::size_t>(random_.below(ways_out.size()))];
  const auto note = way == 0 ? 100 * unit_ : 1;
  const auto fewest = amount / (splits_on() ? 12 : 2);  // however large, not more than a dozen or so
  auto time_ms = batch.time_ms;
  while (amount >= note) {
    const auto part = std::min(std::max(chunk(way), fewest), amount) / note * note;
    if (part <= 0
        || !add(Role::cash_out, time_ms, mule.account, to, part, way == 0 ? Channel::atm : Channel::qr,
                mule.device))
      return;
    amount -= part;
    time_ms += pause(c_.chunk_gap_seconds);
  }
}

/// Small everyday transfers around the case, so that the account looks lived in.
void Flow::camouflage(const Mule& mule) {
  const auto span = c_.camouflage_days * day_ms + 6 * 60 * minute_ms;
  for (auto i = random_.draw(c_.camouflage); i > 0; --i) {
    const auto time_ms = gang_.start_ms + random_.between(-span, span);
    const auto amount = price(c_.camouflage_amount);
    const auto opened_ms = all_.accounts[mule.account].opened * day_ms;
    if (time_ms < opened_ms) continue;
    const auto other = all_.persons.pick(random_.next());
    auto& friendly = all_.accounts[other];
    const bool usable = friendly.case_tie != CaseTie::member && friendly.active_from * day_ms <= time_ms;
    const auto way = random_.below(10);
    if (way < 6 || !usable) {
      const auto shop = all_.merchants.pick(random_.next());
      add(Role::camouflage, time_ms, mule.account, shop, amount, Channel::qr, mule.device);
      continue;
    }
    friendly.case_tie = CaseTie::befriended;
    const auto whole = amount / unit_ * unit_;
    if (way < 8)
      add(Role::camouflage, time_ms, mule.account, other, whole, Channel::mobile, mule.device);
    else
      add(Role::camouflage, time_ms, other, mule.account, whole, Channel::mobile);
  }
}

}  // namespace

std::vector<CaseTransfer> plan_flow(Gang& gang, Population& all, const Behaviour& behaviour, Random& random) {
  return Flow(gang, all, behaviour, random).plan();
}

}  // namespace sluice
