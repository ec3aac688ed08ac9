// SPDX-License-Identifier: Apache-2.0
// How active each account is, and what it must own at the start to afford that.
#include <algorithm>

#include "generator/ordinary.hpp"

namespace sluice {

namespace {

enum Purpose : std::uint64_t { of_activity = 201, of_balance };

std::uint32_t drawn_weight(const Population& all, std::uint32_t account, const Spread& spread) {
  Random random(mix(all.seed, account), of_activity);
  return static_cast<std::uint32_t>(random.draw(spread));
}

std::vector<std::uint32_t> weights_of(const Population& all, const Block& block, const Spread& spread) {
  std::vector<std::uint32_t> weights(block.count);
  for (std::uint32_t i = 0; i < block.count; ++i) weights[i] = drawn_weight(all, block.first + i, spread);
  return weights;
}

/// A table needs one weight above 0; the last one is always able to act.
WeightedTable table_of(std::vector<std::uint32_t>& weights) {
  if (std::ranges::all_of(weights, [](auto w) { return w == 0; })) weights.back() = 1;
  return WeightedTable(weights);
}

}  // namespace

void OrdinaryActivity::weigh_accounts(const PopulationBehaviour& p) {
  const Block people{all_.persons.first, all_.persons.count + all_.wallets.count};
  people_weights_ = weights_of(all_, people, p.person_activity);
  for (std::uint32_t i = 0; i < people.count; ++i)  // students and go-betweens pay by the calendar alone
    if (all_.accounts[i].active_from == never_active || all_.students.holds(i) || all_.go_betweens().holds(i))
      people_weights_[i] = 0;
  people_ = table_of(people_weights_);
  firm_weights_ = weights_of(all_, all_.companies, p.company_activity);
  firms_ = table_of(firm_weights_);
  auto merchants = weights_of(all_, all_.merchants, p.merchant_popularity);
  merchants_ = table_of(merchants);
  std::vector<std::uint32_t> kinds;
  for (const auto weight : o_.kinds) kinds.push_back(static_cast<std::uint32_t>(weight));
  kinds_ = WeightedTable(kinds);
}

void OrdinaryActivity::open_drawn(std::uint32_t account, std::uint64_t weight, std::uint64_t all_weights,
                                  std::int64_t mean_out) {
  __extension__ using Wide = unsigned __int128;
  Random random(mix(all_.seed, account), of_balance);
  const auto expected =
      static_cast<Wide>(drawn_total_) * weight * static_cast<std::uint64_t>(mean_out) / all_weights;
  const auto percent = static_cast<std::uint64_t>(random.between(40, 220));
  all_.accounts[account].balance =
      static_cast<std::int64_t>(expected * percent / 100) * unit_ + random.between(0, 3'000 * unit_);
}

void OrdinaryActivity::open_balances() {
  const auto kind = [&](OrdinaryKind k) { return o_.kinds[static_cast<std::size_t>(k)]; };
  std::int64_t all_kinds = 0;
  for (const auto weight : o_.kinds) all_kinds += weight;
  const auto of_people =
      (kind(OrdinaryKind::purchase) * mean(o_.purchase) + kind(OrdinaryKind::friends) * mean(o_.friends)
       + kind(OrdinaryKind::family) * mean(o_.family) + kind(OrdinaryKind::withdrawal) * mean(o_.cash) * 100
       + kind(OrdinaryKind::exchange_buy) * mean(o_.exchange))
      / all_kinds;
  const auto of_firms = kind(OrdinaryKind::business) * mean(o_.business) / all_kinds;
  for (std::uint32_t i = 0; i < people_weights_.size(); ++i)
    if (people_weights_[i] > 0) open_drawn(i, people_weights_[i], people_.total(), of_people);
  for (std::uint32_t i = 0; i < firm_weights_.size(); ++i)
    open_drawn(all_.companies.first + i, firm_weights_[i], firms_.total(), of_firms);
  for (std::uint32_t i = 0; i < all_.exchanges.count; ++i)
    open_drawn(all_.exchanges.first + i, 1, all_.exchanges.count, mean(o_.exchange));
  for (std::uint32_t i = 0; i < all_.pools.count; ++i)
    open_drawn(all_.pools.first + i, 1, all_.pools.count, mean(o_.top_up));
  open_for_jobs();
}

void OrdinaryActivity::open_for_jobs() {
  jobs_.for_each_list(first_day_, days_, [&](const std::vector<Job>& list, std::int64_t times) {
    for (const auto& job : list)
      if (job.kind != JobKind::wage)
        all_.accounts[job_payer(job)].balance += times * job_amount(job, all_.seed, o_, unit_);
  });
}

}  // namespace sluice
