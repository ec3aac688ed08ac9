// SPDX-License-Identifier: Apache-2.0
#include "generator/camouflage.hpp"

#include <algorithm>
#include <map>

namespace sluice {

namespace {

constexpr std::int64_t minute_ms = 60'000, hour_ms = 3'600'000;

class Camouflage {
 public:
  Camouflage(CaseTransfers& out, const Gang& gang, Population& all, const Behaviour& behaviour,
             Random& random)
      : out_(out),
        gang_(gang),
        all_(all),
        o_(behaviour.ordinary),
        c_(behaviour.cases),
        unit_(minor_unit(behaviour.ledger.currency)),
        random_(random) {}

  void add(const Mule& mule) {
    if (c_.camouflage_level >= 1) small_everyday(mule);
    if (c_.camouflage_level < 2) return;
    salaries_and_bills(mule);
    ordinary_life(mule);
    if (c_.camouflage_level >= 3) usual_amounts(mule);
  }

  /// What each account of the case pays on average, out of what has been planned so far.
  void learn_amounts() {
    for (const auto& each : out_.transfers) {
      if (each.role != Role::mule && each.role != Role::cash_out) continue;
      auto& [sum, count] = paid_[each.transfer.payer];
      sum += each.transfer.amount;
      ++count;
    }
  }

 private:
  [[nodiscard]] std::int64_t price(const Spread& spread) {
    const auto whole = random_.draw(spread) * unit_;
    return whole + random_.between(0, unit_ - 1);
  }

  /// Is the account open, and the friend free for small dealings with a mule?
  [[nodiscard]] bool opened(const Mule& mule, std::int64_t time_ms) const {
    return time_ms >= all_.accounts[mule.account].opened * day_ms;
  }
  [[nodiscard]] bool usable(std::uint32_t friendly, std::int64_t time_ms) const {
    const auto& account = all_.accounts[friendly];
    return account.case_tie != CaseTie::member && !account.ends && account.active_from * day_ms <= time_ms;
  }
  void befriend(std::uint32_t friendly) { all_.accounts[friendly].case_tie = CaseTie::befriended; }

  /// Small everyday transfers around the case, so that the account looks lived in.
  void small_everyday(const Mule& mule) {
    const auto span = c_.camouflage_days * day_ms + 6 * 60 * minute_ms;
    for (auto i = random_.draw(c_.camouflage); i > 0; --i) {
      const auto time_ms = gang_.start_ms + random_.between(-span, span);
      const auto amount = price(c_.camouflage_amount);
      if (!opened(mule, time_ms)) continue;
      const auto other = all_.persons.pick(random_.next());
      const auto way = random_.below(10);
      if (way < 6 || !usable(other, time_ms))
        buy(mule, time_ms, amount);
      else
        with_friend(mule, other, time_ms, amount / unit_ * unit_, way < 8);
    }
  }

  void buy(const Mule& mule, std::int64_t time_ms, std::int64_t amount) {
    const auto shop = all_.merchants.pick(random_.next());
    out_.add(Role::camouflage, time_ms, mule.account, shop, amount, Channel::qr, mule.device);
  }

  void with_friend(const Mule& mule, std::uint32_t other, std::int64_t time_ms, std::int64_t amount,
                   bool pays) {
    befriend(other);
    if (pays)
      out_.add(Role::camouflage, time_ms, mule.account, other, amount, Channel::mobile, mule.device);
    else
      out_.add(Role::camouflage, time_ms, other, mule.account, amount, Channel::mobile);
  }

  [[nodiscard]] std::int64_t some_time_of_cover() {
    const auto span = c_.cover_days * day_ms;
    return gang_.start_ms + random_.between(-span, span);
  }

  /// The same salary, from the same firm, and a bill every 30 days.
  void salaries_and_bills(const Mule& mule) {
    const auto firm = all_.accounts[mule.account].partner;
    const auto utilities = std::max<std::uint32_t>(all_.companies.count / 200, 1);
    const auto utility =
        all_.companies.first + static_cast<std::uint32_t>(mix(firm, mule.account) % utilities);
    const auto salary = price(o_.salary), bill = price(o_.bill);
    const auto last_ms = gang_.start_ms + c_.cover_days * day_ms;
    auto payday_ms =
        gang_.start_ms / day_ms * day_ms - c_.cover_days * day_ms + random_.between(0, 29) * day_ms;
    for (; payday_ms < last_ms; payday_ms += 30 * day_ms) {
      if (!opened(mule, payday_ms)) continue;
      const auto paid_ms = payday_ms + 9 * hour_ms + random_.between(0, 90 * minute_ms);
      out_.add(Role::camouflage, paid_ms, firm, mule.account, salary, Channel::batch);
      out_.add(Role::camouflage, paid_ms + random_.between(1, 4) * day_ms, mule.account, utility, bill,
               Channel::mobile, mule.device);
    }
  }

  /// Purchases and friends' transfers of the size that everybody makes.
  void ordinary_life(const Mule& mule) {
    for (auto i = random_.draw(c_.cover); i > 0; --i) {
      const auto time_ms = some_time_of_cover();
      const auto other = all_.persons.pick(random_.next());
      const auto way = random_.below(10);
      const auto amount = price(way < 5 ? o_.purchase : o_.friends);
      if (!opened(mule, time_ms)) continue;
      if (way < 5 || !usable(other, time_ms))
        buy(mule, time_ms, amount);
      else
        with_friend(mule, other, time_ms, amount, way < 7);
    }
  }

  /// Friends' money in and, days later, out again, of the size that the case will move here.
  void usual_amounts(const Mule& mule) {
    const auto [sum, count] = paid_[mule.account];
    const auto wanted = random_.between(2, 5);
    for (std::int64_t i = 0; i < wanted && count > 0; ++i) {
      const auto time_ms =
          gang_.start_ms - random_.between(2 * day_ms, std::max<std::int64_t>(c_.cover_days, 2) * day_ms);
      const auto amount = sum / count * random_.between(40, 130) / 100;
      const auto out_ms = time_ms + random_.between(day_ms, 4 * day_ms);
      const auto from = all_.persons.pick(random_.next()), to = all_.persons.pick(random_.next());
      const auto share = random_.between(60, 100);
      if (!opened(mule, time_ms) || !usable(from, time_ms) || !usable(to, out_ms)) continue;
      with_friend(mule, from, time_ms, amount, false);
      with_friend(mule, to, out_ms, amount * share / 100, true);
    }
  }

  CaseTransfers& out_;
  const Gang& gang_;
  Population& all_;
  const OrdinaryBehaviour& o_;
  const CaseBehaviour& c_;
  std::int64_t unit_;
  Random& random_;
  std::map<std::uint32_t, std::pair<std::int64_t, std::int64_t>> paid_;  // sum and number by payer
};

}  // namespace

void add_camouflage(CaseTransfers& out, const Gang& gang, Population& all, const Behaviour& behaviour,
                    Random& random) {
  Camouflage camouflage(out, gang, all, behaviour, random);
  camouflage.learn_amounts();
  for (const auto& mule : gang.mules)
    if (mule.used) camouflage.add(mule);
}

void set_devices_and_places(CaseTransfers& out, Gang& gang, const CaseBehaviour& c, std::uint64_t seed) {
  std::map<std::uint32_t, const Mule*> mules;
  for (const auto& mule : gang.mules)
    if (mule.used) mules[mule.account] = &mule;
  std::map<std::uint32_t, GangTie> further;
  for (auto& each : out.transfers) {
    auto& t = each.transfer;
    const auto found = mules.find(t.payer);
    if (found == mules.end()) continue;
    if (t.time_ms >= gang.start_ms - 2 * day_ms) t.place = found->second->place;
    const auto which = mix(seed, t.payer, static_cast<std::uint64_t>(t.time_ms)) % 3;
    if (c.camouflage_level < 3 || which == 0) continue;
    t.device = further_device(t.payer, static_cast<std::uint32_t>(which) - 1);
    auto& tie =
        further.try_emplace(t.device, GangTie{false, t.device, t.payer, t.time_ms, t.time_ms}).first->second;
    tie.from_ms = std::min(tie.from_ms, t.time_ms);
    tie.to_ms = std::max(tie.to_ms, t.time_ms);
  }
  for (const auto& [device, tie] : further) gang.ties.push_back(tie);
}

}  // namespace sluice
