// SPDX-License-Identifier: Apache-2.0
#include "generator/look_alikes.hpp"

#include <algorithm>

#include "generator/calendar.hpp"
#include "generator/random.hpp"

namespace sluice {

namespace {

enum Purpose : std::uint64_t {
  of_club = 301,
  of_rents,
  of_market,
  of_payroll,
  of_expense,
  of_house,
  of_gifts
};

constexpr std::uint32_t hour = 3'600;

class LookAlikes {
 public:
  LookAlikes(RecurringJobs& jobs, const Population& all, const Behaviour& behaviour)
      : jobs_(jobs),
        all_(all),
        p_(behaviour.population),
        days_(behaviour.ledger.days),
        first_day_(parse_day(behaviour.ledger.start).value_or(0)) {}

  void add() {
    each_of(all_.treasurers, [&](auto account) { add_club(account); });
    each_of(all_.rent_agents, [&](auto account) { add_rents(account); });
    each_of(all_.traders, [&](auto account) { add_market(account); });
    each_of(all_.payroll_agents, [&](auto account) { add_payroll(account); });
    if (p_.reimbursed_percent == 0 && p_.house_percent == 0 && p_.new_year_percent == 0) return;
    each_of(all_.persons, [&](auto person) {
      if (all_.students.holds(person) || all_.go_betweens().holds(person)) return;
      add_expense(person);
      add_house(person);
      add_gifts(person);
    });
  }

 private:
  template <class Visit>
  static void each_of(const Block& block, Visit&& visit) {
    for (auto i = block.first; i < block.first + block.count; ++i) visit(i);
  }

  static std::uint32_t clock(Random& random, std::uint32_t from_hour, std::uint32_t until_hour) {
    return from_hour * hour + static_cast<std::uint32_t>(random.below((until_hour - from_hour) * hour));
  }

  /// Somebody near a person, and no go-between.
  [[nodiscard]] std::uint32_t neighbour(std::uint32_t person, Random& random) const {
    const auto block = all_.go_betweens();
    const auto first = static_cast<std::int64_t>(block.count > 0 ? block.first + block.count : 0);
    const auto near = static_cast<std::int64_t>(person) + random.between(-60, 60);
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(near, first, static_cast<std::int64_t>(all_.persons.count) - 1));
  }

  /// A day of the month that has a next one.
  static std::size_t month_day(Random& random) {
    return static_cast<std::size_t>(random.below(RecurringJobs::month_days - 3));
  }

  void add_club(std::uint32_t treasurer) {
    Random random(mix(all_.seed, treasurer), of_club);
    const auto day = month_day(random);
    for (auto left = random.draw(p_.club_members); left > 0; --left) {
      const auto member = neighbour(all_.circle_of(treasurer), random);
      jobs_.add(day, {clock(random, 18, 22), member, treasurer, JobKind::dues});
    }
    jobs_.add(day + 1,
              {clock(random, 10, 16), treasurer, all_.companies.pick(random.next()), JobKind::forward});
  }

  void add_rents(std::uint32_t agent) {
    Random random(mix(all_.seed, agent), of_rents);
    const auto day = month_day(random);
    for (auto left = random.draw(p_.agent_tenants); left > 0; --left) {
      const auto tenant = neighbour(all_.circle_of(agent), random);
      jobs_.add(day, {clock(random, 8, 22), tenant, agent, JobKind::rent});
    }
    const auto& owners = all_.landlords.count > 0 ? all_.landlords : all_.companies;
    jobs_.add(day + 1, {clock(random, 10, 16), agent, owners.pick(random.next()), JobKind::forward});
  }

  void add_market(std::uint32_t trader) {
    Random random(mix(all_.seed, trader), of_market);
    const auto first = random.below(7);
    for (const auto weekday_no : {first, (first + 3) % 7}) {
      const auto list = RecurringJobs::weekly + static_cast<std::size_t>(weekday_no);
      for (auto left = random.draw(p_.trader_customers); left > 0; --left) {
        const auto customer = neighbour(all_.circle_of(trader), random);
        jobs_.add(list, {clock(random, 7, 17), customer, trader, JobKind::sale});
      }
      for (auto left = random.draw(p_.trader_suppliers); left > 1; --left)
        jobs_.add(list, {clock(random, 18, 20), trader, all_.companies.pick(random.next()), JobKind::supply});
      jobs_.add(list, {clock(random, 20, 21), trader, all_.companies.pick(random.next()), JobKind::forward});
    }
  }

  void add_payroll(std::uint32_t agent) {
    Random random(mix(all_.seed, agent), of_payroll);
    const auto day = month_day(random);
    std::uint16_t workers = 0;
    for (auto left = random.draw(p_.payroll_workers); left > 0; --left) {
      const auto worker = neighbour(all_.circle_of(agent), random);
      jobs_.add(day, {clock(random, 10, 12), worker, agent, JobKind::wage});
      ++workers;
    }
    jobs_.add(day, {clock(random, 8, 10), agent, all_.accounts[agent].partner, JobKind::payroll, workers});
  }

  void add_expense(std::uint32_t person) {
    Random random(mix(all_.seed, person), of_expense);
    if (!random.percent(p_.reimbursed_percent)) return;
    const auto day = month_day(random);
    const auto paid_back = day + 1 + static_cast<std::size_t>(random.below(3));
    jobs_.add(day, {clock(random, 11, 22), person, all_.merchants.pick(random.next()), JobKind::expense});
    jobs_.add(paid_back,
              {clock(random, 9, 18), person, all_.accounts[person].partner, JobKind::reimbursement});
  }

  void add_house(std::uint32_t person) {
    const std::int64_t wakes = all_.accounts[person].active_from;
    if (wakes <= 0 || wakes + 1 >= days_ || all_.accounts[person].opened >= 0) return;
    Random random(mix(all_.seed, person), of_house);
    if (!random.percent(p_.house_percent)) return;
    for (auto left = random.between(2, 4); left > 0; --left) {
      const auto relative = neighbour(person, random);
      if (relative != person)
        jobs_.add_once(wakes, {clock(random, 9, 20), person, relative, JobKind::house_gift});
    }
    const auto builder = all_.companies.pick(random.next());
    jobs_.add_once(wakes + 1, {clock(random, 10, 16), person, builder, JobKind::forward});
  }

  void add_gifts(std::uint32_t person) {
    Random random(mix(all_.seed, person), of_gifts);
    if (!random.percent(p_.new_year_percent)) return;
    const auto gifts = random.between(2, 6);
    for (auto day = new_year(0); day < days_; day = new_year(day + 1))
      for (std::int64_t i = 0; i < gifts; ++i) {
        const auto relative = neighbour(person, random);
        if (relative != person) jobs_.add_once(day, {clock(random, 8, 23), person, relative, JobKind::gift});
      }
  }

  /// The ledger's first 1 January from this day of it on, or days_.
  [[nodiscard]] std::int64_t new_year(std::int64_t from) const {
    auto day = from;
    while (day < days_ && day_text(first_day_ + day).substr(5) != "01-01") ++day;
    return day;
  }

  RecurringJobs& jobs_;
  const Population& all_;
  const PopulationBehaviour& p_;
  std::int64_t days_, first_day_;
};

}  // namespace

void add_look_alikes(RecurringJobs& jobs, const Population& all, const Behaviour& behaviour) {
  LookAlikes(jobs, all, behaviour).add();
}

}  // namespace sluice
