// SPDX-License-Identifier: Apache-2.0
#include "generator/gang.hpp"

#include <algorithm>

#include "generator/calendar.hpp"
#include "generator/names.hpp"

namespace sluice {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

/// Numbers of gangs' devices and phones: above all accounts, which number the ordinary ones.
std::uint32_t gang_number(const Gang& gang, std::uint64_t which) {
  return 0x80000000u + gang.case_no * 1'024 + static_cast<std::uint32_t>(which);
}

enum class MuleAccount { dormant, fresh, busy };

/// Makes the account look as its sort of mule account does before the case.
void prepare(Account& account, MuleAccount sort, std::int64_t start_day, std::int64_t age_days) {
  if (sort == MuleAccount::busy) return;
  account.active_from = never_active;
  const auto opened = start_day - age_days;
  if (sort == MuleAccount::fresh)
    account.opened = static_cast<std::int16_t>(opened);
  else
    account.opened = std::min<std::int16_t>(account.opened, -200);
}

}  // namespace

std::uint32_t Recruiter::take(Random& random, bool busy) {
  --left_;
  // Where the wanted sort is rare any free person will do; at least half of the persons are free.
  for (int attempt = 0;; ++attempt) {
    const auto person = all_.persons.pick(random.next());
    auto& account = all_.accounts[person];
    if (account.case_tie != CaseTie::none || account.ends) continue;
    if (attempt < 40 && busy != (account.active_from <= 0)) continue;
    if (attempt < 40 && account.part != Part::worker) continue;
    account.case_tie = CaseTie::member;
    return person;
  }
}

namespace {

class Recruitment {
 public:
  Recruitment(Gang& gang, Population& all, const Behaviour& behaviour, Recruiter& recruiter, Random& random)
      : gang_(gang), all_(all), b_(behaviour), c_(behaviour.cases), recruiter_(recruiter), random_(random) {}

  bool draw_sizes() {
    victims_ = static_cast<std::uint64_t>(random_.draw(c_.victims));
    std::size_t first = 0;
    const auto layers = random_.draw(c_.layers);
    for (std::int64_t i = 0; i < layers; ++i) {
      const auto width = static_cast<std::size_t>(random_.draw(c_.layer_width));
      gang_.layers.emplace_back(first, width);
      first += width;
    }
    draw_shapes();
    mules_ = first;
    for (const auto& shape : gang_.shapes) mules_ += shape.mules();
    gang_.next_shape_mule = first;
    return victims_ + mules_ <= recruiter_.left();
  }

  void choose_start() {
    const auto day =
        random_.below(static_cast<std::uint64_t>(std::max<std::int64_t>(b_.ledger.days * 4 / 5, 1)));
    const auto of_day_ms = random_.between(8 * hour_ms, 21 * hour_ms);
    gang_.start_ms = static_cast<std::int64_t>(day) * day_ms + of_day_ms;
  }

  void choose_mules() {
    const auto devices = static_cast<std::uint64_t>(random_.draw(c_.gang_devices));
    if (c_.far_percent > 0) region_ = static_cast<std::uint8_t>(random_.below(region_count));
    for (std::size_t layer = 0; layer < gang_.layers.size(); ++layer)
      for (std::size_t i = 0; i < gang_.layers[layer].second; ++i) add_mule(layer, devices);
    // What a shape leaves with its mules is cashed out, or goes into the next shape.
    while (gang_.mules.size() < mules_) add_mule(gang_.layers.size() - 1, devices);
    for (const auto& mule : gang_.mules) recruiter_.holders.push_back(all_.accounts[mule.account].holder);
  }

  void choose_victims() {
    const auto width = gang_.layers[0].second;
    const auto first = random_.below(width);  // the victims are spread over the first layer
    for (std::uint64_t i = 0; i < victims_; ++i)
      gang_.victims.push_back(
          {recruiter_.take(random_, true), static_cast<std::size_t>((first + i) % width)});
  }

  void choose_ways_out() {
    for (std::uint64_t i = random_.below(3) + 1; i > 0; --i)
      gang_.merchants.push_back(all_.merchants.pick(random_.next()));
    for (std::uint64_t i = random_.below(3) + 1; i > 0; --i)
      gang_.machines.push_back(all_.cash_points.pick(random_.next()));
    gang_.exchange = all_.exchanges.pick(random_.next());
  }

 private:
  void draw_shapes() {
    if (c_.shape_percent == 0 || !random_.percent(c_.shape_percent)) return;
    for (auto left = random_.draw(c_.shapes_per_case); left > 0; --left)
      gang_.shapes.push_back(draw_shape(c_, random_));
  }

  void add_mule(std::size_t layer, std::uint64_t devices) {
    Mule mule{.layer = layer};
    const auto sort = static_cast<MuleAccount>(random_.choose(c_.mule_accounts));
    mule.account = recruiter_.take(random_, sort == MuleAccount::busy);
    prepare(all_.accounts[mule.account], sort, gang_.start_ms / day_ms, random_.draw(c_.fresh_days));
    equip(mule, devices);
    share_holder(mule);
    if (c_.far_percent > 0 && random_.percent(c_.far_percent)) mule.place = region_;
    gang_.mules.push_back(mule);
  }

  /// Some accounts belong to somebody who has rented out another one, to this gang or an earlier one.
  void share_holder(const Mule& mule) {
    auto& account = all_.accounts[mule.account];
    const auto take = [&](std::uint32_t holder) {
      account.holder = holder;
      account.phone = all_.accounts[holder].phone;
    };
    if (c_.multi_account_percent > 0 && !gang_.mules.empty() && random_.percent(c_.multi_account_percent))
      take(all_.accounts[gang_.mules[static_cast<std::size_t>(random_.below(gang_.mules.size()))].account]
               .holder);
    else if (c_.repeat_holder_percent > 0 && !recruiter_.holders.empty()
             && random_.percent(c_.repeat_holder_percent))
      take(recruiter_.holders[static_cast<std::size_t>(random_.below(recruiter_.holders.size()))]);
  }

  void equip(Mule& mule, std::uint64_t devices) {
    const auto from = gang_.start_ms - random_.between(2, 48) * hour_ms;
    const auto to = gang_.start_ms + random_.between(24, 240) * hour_ms;
    const auto which = random_.below(devices);
    if (random_.percent(c_.share_device_percent)) {
      mule.device = gang_number(gang_, which);
      gang_.ties.push_back({false, mule.device, mule.account, from, to});
    }
    if (!random_.percent(c_.share_phone_percent)) return;
    gang_.ties.push_back({true, gang_number(gang_, which % 2), mule.account, from, to});
  }

  Gang& gang_;
  Population& all_;
  const Behaviour& b_;
  const CaseBehaviour& c_;
  Recruiter& recruiter_;
  Random& random_;
  std::uint64_t victims_ = 0, mules_ = 0;
  std::uint8_t region_ = own_place;
};

}  // namespace

bool recruit_gang(Gang& gang, Population& all, const Behaviour& behaviour, Recruiter& recruiter,
                  Random& random) {
  Recruitment recruitment(gang, all, behaviour, recruiter, random);
  if (!recruitment.draw_sizes()) return false;
  recruitment.choose_start();
  recruitment.choose_mules();
  recruitment.choose_victims();
  recruitment.choose_ways_out();
  return true;
}

}  // namespace sluice
