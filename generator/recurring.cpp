// SPDX-License-Identifier: Apache-2.0
#include "generator/recurring.hpp"

#include <algorithm>

#include "generator/calendar.hpp"
#include "generator/look_alikes.hpp"
#include "generator/random.hpp"

namespace sluice {

namespace {

enum Purpose : std::uint64_t {
  of_payday = 101,
  of_salary,
  of_bill,
  of_rent,
  of_pool,
  of_student,
  of_sweep,
  of_amount,
  of_thinning
};

std::uint32_t clock(std::uint32_t hour, std::uint64_t bits, std::uint32_t span_seconds) {
  return hour * 3'600 + static_cast<std::uint32_t>(scaled(bits, span_seconds));
}

std::size_t month_day(std::uint64_t bits) {
  return static_cast<std::size_t>(scaled(bits, RecurringJobs::month_days));
}

bool chance(std::uint64_t bits, std::int64_t percent) {
  return static_cast<std::int64_t>(bits % 100) < percent;
}

}  // namespace

std::uint32_t job_payer(const Job& job) {
  switch (job.kind) {
    case JobKind::salary:
    case JobKind::payout:
    case JobKind::allowance:
    case JobKind::payroll:
    case JobKind::wage:
    case JobKind::reimbursement:
    case JobKind::house_gift: return job.other;
    default: return job.account;
  }
}

namespace {

/// A sum that people choose for luck.
std::int64_t lucky_sum(Random& random) {
  constexpr std::array<std::int64_t, 12> sums{66, 88, 100, 166, 188, 200, 520, 600, 666, 888, 1'000, 1'888};
  return sums[static_cast<std::size_t>(random.below(sums.size()))];
}

/// The mean wage that a payroll agent pays, in whole units.
std::int64_t mean_wage(std::uint32_t agent, std::uint64_t seed, const OrdinaryBehaviour& o) {
  Random random(mix(seed, agent, of_amount), static_cast<std::uint64_t>(JobKind::payroll));
  return random.draw(o.salary);
}

std::int64_t look_alike_amount(const Job& job, std::uint64_t seed, const OrdinaryBehaviour& o,
                               std::int64_t unit) {
  Random random(mix(seed, mix(job.account, job.other), of_amount), static_cast<std::uint64_t>(job.kind));
  const auto price = [&](const Spread& spread) {
    const auto whole = random.draw(spread) * unit;
    return whole + random.between(0, unit - 1);
  };
  switch (job.kind) {
    case JobKind::dues: {  // all members of a club pay the same
      Random of_club(mix(seed, job.other, of_amount), static_cast<std::uint64_t>(job.kind));
      return std::max<std::int64_t>(of_club.draw(o.club_dues) / 10 * 10, 10) * unit;
    }
    case JobKind::sale: return price(o.market_sale);
    case JobKind::payroll: return mean_wage(job.account, seed, o) * job.workers * unit;
    case JobKind::wage: return mean_wage(job.other, seed, o) * unit * random.between(80, 119) / 100;
    case JobKind::expense:
    case JobKind::reimbursement: {  // to the minor unit what was laid out
      Random of_expense(mix(seed, job.account, of_amount), static_cast<std::uint64_t>(JobKind::expense));
      return of_expense.draw(o.expense) * unit + of_expense.between(0, unit - 1);
    }
    case JobKind::house_gift:
      return std::max<std::int64_t>(random.draw(o.house_gift) / 1'000 * 1'000, 1'000) * unit;
    case JobKind::gift: return lucky_sum(random) * unit;
    default: return 0;
  }
}

}  // namespace

std::int64_t job_amount(const Job& job, std::uint64_t seed, const OrdinaryBehaviour& o, std::int64_t unit) {
  Random random(mix(seed, job.account, of_amount), static_cast<std::uint64_t>(job.kind));
  const auto price = [&](const Spread& spread) {
    const auto whole = random.draw(spread) * unit;
    return whole + random.between(0, unit - 1);
  };
  switch (job.kind) {
    case JobKind::salary: return price(o.salary);
    case JobKind::bill: return price(o.bill);
    case JobKind::rent: return std::max<std::int64_t>(random.draw(o.rent) / 50 * 50, 50) * unit;
    case JobKind::allowance: return std::max<std::int64_t>(random.draw(o.allowance) / 50 * 50, 50) * unit;
    case JobKind::stake: {  // all members of a pool pay the same
      Random of_host(mix(seed, job.other, of_amount), static_cast<std::uint64_t>(job.kind));
      return std::max<std::int64_t>(of_host.draw(o.pool_stake) / 100 * 100, 100) * unit;
    }
    default: return look_alike_amount(job, seed, o, unit);
  }
}

RecurringJobs::RecurringJobs(const Population& all, const Behaviour& behaviour)
    : first_day_(parse_day(behaviour.ledger.start).value_or(0)),
      once_(static_cast<std::size_t>(behaviour.ledger.days)) {
  for (std::uint32_t i = 0; i < all.persons.count; ++i) {
    if (all.students.holds(i))
      add_student(all, i);
    else if (!all.go_betweens().holds(i))
      add_person(all, behaviour.ordinary, i);
    if (all.pool_hosts.holds(i)) add_pool(all, behaviour.population, i);
  }
  for (const auto& block : {all.shops, all.merchants})
    for (auto i = block.first; i < block.first + block.count; ++i)
      add(daily, {clock(21, mix(all.seed, i, of_sweep), 8'400), i, all.accounts[i].partner, JobKind::sweep});
  add_look_alikes(*this, all, behaviour);
  for (auto& list : lists_) std::sort(list.begin(), list.end());
  for (auto& list : once_) std::sort(list.begin(), list.end());
}

void RecurringJobs::add_person(const Population& all, const OrdinaryBehaviour& o, std::uint32_t person) {
  const auto seed = all.seed;
  const auto firm = all.accounts[person].partner;
  if (chance(mix(seed, person, of_salary), o.salaried_percent)) {
    // A firm pays everybody within two minutes of its own payday.
    const auto payday = mix(seed, firm, of_payday);
    constexpr std::array<std::size_t, 6> days{4, 9, 14, 19, 24, 27};
    add(days[payday % days.size()], {clock(9, mix(payday), 7'200) + static_cast<std::uint32_t>(person % 120),
                                     person, firm, JobKind::salary});
  }
  const auto bill = mix(seed, person, of_bill);
  const auto utilities = std::max<std::uint32_t>(all.companies.count / 200, 1);  // the first companies
  add(month_day(bill), {clock(8, mix(bill), 50'000), person,
                        all.companies.first + static_cast<std::uint32_t>(bill % utilities), JobKind::bill});
  const auto rent = mix(seed, person, of_rent);
  if (all.landlords.count > 0 && !all.landlords.holds(person) && chance(rent, o.tenant_percent)) {
    const auto landlord = all.landlords.pick(mix(rent, 1));
    add(month_day(mix(seed, landlord, of_rent)) / 4,
        {clock(8, mix(rent, 2), 50'000), person, landlord, JobKind::rent});
  }
}

void RecurringJobs::add_student(const Population& all, std::uint32_t student) {
  const auto drawn = mix(all.seed, student, of_student);
  const auto parent = all.accounts[student].partner;
  if (parent == student) return;
  const auto day = drawn % 7;
  const auto second = clock(8, mix(drawn), 18'000);
  const auto shop = [&](std::uint64_t which) { return all.merchants.pick(mix(drawn, which)); };
  add(weekly + day, {second, student, parent, JobKind::allowance});
  add(weekly + day, {second + clock(1, mix(drawn, 1), 20'000), student, shop(3), JobKind::spend_half});
  add(weekly + (day + 1) % 7, {clock(9, mix(drawn, 2), 45'000), student, shop(4), JobKind::spend_rest});
}

void RecurringJobs::add_pool(const Population& all, const PopulationBehaviour& p, std::uint32_t host) {
  Random random(mix(all.seed, host), of_pool);
  const auto members = random.draw(p.pool_members);
  const auto list = static_cast<std::size_t>(random.below(month_days));
  std::uint32_t winner = host;
  for (std::int64_t i = 0; i < members; ++i) {
    const auto near = static_cast<std::int64_t>(host) + random.between(-60, 60);
    const auto member = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(near, 0, static_cast<std::int64_t>(all.persons.count) - 1));
    if (member == host || all.go_betweens().holds(member)) continue;
    winner = member;
    add(list, {clock(19, random.next(), 7'200), member, host, JobKind::stake});
  }
  if (winner != host) add(list, {clock(21, random.next(), 5'400), winner, host, JobKind::payout});
}

RecurringJobs::Due RecurringJobs::due(std::int64_t day) const {
  const auto date = static_cast<std::size_t>(day_of_month(day));
  return {date <= month_days ? &lists_[date - 1] : nullptr,
          &lists_[weekly + static_cast<std::size_t>(weekday(day))], &lists_[daily],
          &once_[static_cast<std::size_t>(day - first_day_)]};
}

std::uint64_t RecurringJobs::count(const Population& all, std::int64_t first_day, std::int64_t days) const {
  std::uint64_t found = 0;
  for (std::int64_t i = 0; i < days; ++i)
    for (const auto* list : due(first_day + i))
      if (list)
        for (const auto& job : *list) found += able(all, job, i) ? std::uint64_t{1} : 0;
  return found;
}

void RecurringJobs::thin(std::uint64_t seed, std::uint64_t keep, std::uint64_t of) {
  const auto dropped = [&](const Job& job) {
    const auto drawn = mix(seed + static_cast<std::uint64_t>(job.kind), job.account, of_thinning);
    return scaled(drawn, of) >= keep;
  };
  for (auto& list : lists_) std::erase_if(list, dropped);
  for (auto& list : once_) std::erase_if(list, dropped);
}

}  // namespace sluice
