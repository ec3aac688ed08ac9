// SPDX-License-Identifier: Apache-2.0
#include "generator/case_flow.hpp"

#include <algorithm>
#include <map>
#include <queue>

#include "generator/camouflage.hpp"

namespace sluice {

namespace {

constexpr std::int64_t second_ms = 1'000, minute_ms = 60'000;

/// Stolen money that leaves a mule together.
struct Batch {
  std::int64_t time_ms = 0;
  std::size_t mule = 0;
  std::int64_t amount = 0;
  bool late = false;  // stayed behind when the rest was handed on
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
        c_(behaviour.cases),
        unit_(minor_unit(behaviour.ledger.currency)),
        all_(all),
        behaviour_(behaviour),
        random_(random),
        out_(gang, behaviour) {}

  CaseFlow plan() {
    plan_payments();
    while (!payments_.empty() || !due_.empty()) step();
    add_camouflage(out_, gang_, all_, behaviour_, random_);
    set_devices_and_places(out_, gang_, c_, all_.seed);
    return {std::move(out_.transfers), std::move(shapes_)};
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
  void keep_some(Batch&);
  bool start_shape(const Batch&, std::int64_t amount);
  void carry_out(const ShapeDraft&, const PlannedShape&, const std::vector<std::size_t>& mules);

  template <class... Transfer>
  bool add(Transfer... transfer) {
    return out_.add(transfer...);
  }

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
  /// What amounts are multiples of: from level 2 on they are not round.
  [[nodiscard]] std::int64_t grain() const { return c_.camouflage_level >= 2 ? 1 : unit_; }
  /// Percent of an even share that a part is.
  [[nodiscard]] Band evenness() const {
    return c_.camouflage_level >= 3 ? Band{1, 15, 185} : Band{1, 60, 120};
  }
  [[nodiscard]] bool splits_on() const {
    return static_cast<std::int64_t>(out_.transfers.size()) < c_.transfers_soft;
  }

  Gang& gang_;
  const CaseBehaviour& c_;
  std::int64_t unit_;
  Population& all_;
  const Behaviour& behaviour_;
  Random& random_;
  CaseTransfers out_;
  std::vector<CaseShapeKind> shapes_;  // of the shapes that were carried out
  std::size_t next_shape_ = 0;         // of the gang's drafts
  std::vector<Payment> payments_;      // latest first
  std::vector<Batch> batches_;
  std::priority_queue<std::pair<std::int64_t, std::size_t>, std::vector<std::pair<std::int64_t, std::size_t>>,
                      Later>
      due_;
};

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
  out_.transfers.back().victim = victim.account;
  out_.transfers.back().reported_ms = payment.reported_ms;
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
  auto leaves_ms = time_ms + pause(c_.delay_seconds);
  if (c_.camouflage_level >= 3) leaves_ms += random_.draw(c_.long_delay_hours) * 60 * minute_ms;
  if (leaves_ms >= out_.end_ms()) return;
  mule.open_batch = batches_.size();
  due_.emplace(leaves_ms, batches_.size());
  batches_.push_back({leaves_ms, number, amount, false});
}

/// Level 2: a share of the money stays for some days, and then goes the way of the rest.
void Flow::keep_some(Batch& batch) {
  if (c_.camouflage_level < 2 || batch.late) return;
  const auto share = batch.amount / 100 * random_.draw(c_.late_share_percent);
  const auto leaves_ms = batch.time_ms + random_.draw(c_.late_hours) * 60 * minute_ms;
  if (share < c_.part_least * unit_) return;
  batch.amount -= share;
  if (leaves_ms >= out_.end_ms()) return;
  due_.emplace(leaves_ms, batches_.size());
  batches_.push_back({leaves_ms, batch.mule, share, true});
}

void Flow::hand_on(Batch batch) {
  keep_some(batch);
  auto stays = batch.amount * random_.draw(c_.commission_per_mille) / 1'000;
  if (random_.percent(c_.rests_percent)) stays += batch.amount * random_.draw(c_.rest_share_percent) / 100;
  const auto amount = batch.amount - std::min(stays, batch.amount);
  if (amount < unit_) return;
  const bool last = gang_.mules[batch.mule].layer + 1 == gang_.layers.size();
  const bool shape = next_shape_ < gang_.shapes.size() && !batch.late && (last || random_.percent(50));
  if (shape && start_shape(batch, amount)) return;
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
    if (remaining > 1)
      part = left / remaining * random_.between(evenness().least, evenness().most) / 100 / grain() * grain();
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

/// The gang's next shape, with the mule of the batch as its holder; false if there is too little money
/// or time for it.
bool Flow::start_shape(const Batch& batch, std::int64_t amount) {
  const auto& draft = gang_.shapes[next_shape_];
  if (amount < static_cast<std::int64_t>(draft.transfers()) * 10 * unit_) return false;
  const auto shape = plan_shape(draft, batch.time_ms, amount, grain(), evenness(), c_, random_);
  if (!out_.shows(shape.transfers.back().time_ms)) return false;
  std::vector<std::size_t> mules{batch.mule};
  for (std::size_t i = 0; i < draft.mules(); ++i) mules.push_back(gang_.next_shape_mule++);
  ++next_shape_;
  carry_out(draft, shape, mules);
  return true;
}

void Flow::carry_out(const ShapeDraft& draft, const PlannedShape& shape,
                     const std::vector<std::size_t>& mules) {
  shapes_.push_back(draft.kind);
  std::map<std::size_t, std::int64_t> came_ms;  // of those who have paid nothing since
  for (const auto& each : shape.transfers) {
    const auto& payer = gang_.mules[mules[each.payer]];
    auto& payee = gang_.mules[mules[each.payee]];
    payee.used = true;
    came_ms.erase(each.payer);
    came_ms[each.payee] = each.time_ms;
    add(Role::mule, each.time_ms, payer.account, payee.account, each.amount, Channel::mobile, payer.device);
    if (!each.feeds) out_.transfers.back().shape = static_cast<std::uint32_t>(shapes_.size());
  }
  for (const auto& [account, time_ms] : came_ms) receive(mules[account], shape.left[account], time_ms);
}

std::int64_t Flow::chunk(std::size_t way) {
  if (way == 0) return random_.draw(c_.cash_chunk) * 100 * unit_;
  return price(c_.merchant_chunk);
}

void Flow::cash_out(const Batch& batch, std::int64_t amount) {
  const auto& mule = gang_.mules[batch.mule];
  const auto way = random_.choose(c_.cash_out);
  if (all_.pools.count > 0 && c_.pool_out_percent > 0 && random_.percent(c_.pool_out_percent)) {
    const auto pool = all_.pools.pick(random_.next());
    add(Role::cash_out, batch.time_ms, mule.account, pool, amount, Channel::web, mule.device);
    return;
  }
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

}  // namespace

CaseFlow plan_flow(Gang& gang, Population& all, const Behaviour& behaviour, Random& random) {
  return Flow(gang, all, behaviour, random).plan();
}

}  // namespace sluice
