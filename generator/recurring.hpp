// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "generator/population.hpp"

namespace sluice {

/// Transfers that come back by the calendar. `account` of a job has it, `other` is its counterparty:
/// salary (employee, firm), bill (person, utility), rent (tenant, landlord), stake (member, host of a
/// money pool), payout (this month's winner, host), allowance (student, parent), spend_half and
/// spend_rest (student, merchant), sweep (merchant or shop, main account), dues (member, treasurer),
/// forward (who has gathered money, who gets nearly all of it), sale (customer, trader), supply (trader,
/// wholesaler), payroll (agent, firm), wage (worker, agent), expense (employee, merchant), reimbursement
/// (employee, firm), house_gift (buyer, relative), gift (giver, relative).
enum class JobKind : std::uint8_t {
  salary,
  bill,
  rent,
  stake,
  payout,
  allowance,
  spend_half,
  spend_rest,
  sweep,
  dues,
  forward,
  sale,
  supply,
  payroll,
  wage,
  expense,
  reimbursement,
  house_gift,
  gift
};

struct Job {
  std::uint32_t second = 0;  // of the day
  std::uint32_t account = 0, other = 0;
  JobKind kind = JobKind::salary;
  std::uint16_t workers = 0;  // of a payroll
  auto operator<=>(const Job&) const = default;
};

/// The payer of a job.
[[nodiscard]] std::uint32_t job_payer(const Job&);

/// A job's amount in minor units, the same every time it comes back; 0 where it depends on a balance.
[[nodiscard]] std::int64_t job_amount(const Job&, std::uint64_t seed, const OrdinaryBehaviour&,
                                      std::int64_t unit);

/// All recurring transfers of a population, by the day on which they are due, and those of a single day.
/// Memory O(accounts).
class RecurringJobs {
 public:
  static constexpr std::size_t month_days = 28, weekly = month_days, daily = weekly + 7,
                               list_count = daily + 1;

  RecurringJobs(const Population&, const Behaviour&);

  /// Adds a job for every day of a list: a day of the month from 0, `weekly` and a weekday, or `daily`.
  void add(std::size_t list, Job job) { lists_[list].push_back(job); }
  /// Adds a job for one day of the ledger.
  void add_once(std::int64_t ledger_day, Job job) {
    once_[static_cast<std::size_t>(ledger_day)].push_back(job);
  }

  /// The (up to four) lists due on a day of the ledger, counted from 1970-01-01, each in order of time.
  using Due = std::array<const std::vector<Job>*, 4>;
  [[nodiscard]] Due due(std::int64_t day) const;

  /// Can the job's two accounts act on this day of the ledger?
  [[nodiscard]] static bool able(const Population& all, const Job& job, std::int64_t ledger_day) {
    return all.active(job.account, ledger_day) && all.active(job.other, ledger_day);
  }

  /// Number of transfers from `first_day` on for `days` days.
  [[nodiscard]] std::uint64_t count(const Population&, std::int64_t first_day, std::int64_t days) const;

  /// Drops jobs so that about `keep` of `of` remain; which ones depends on the accounts alone.
  void thin(std::uint64_t seed, std::uint64_t keep, std::uint64_t of);

  /// Every list with the number of times it comes due in those days.
  template <class Visit>
  void for_each_list(std::int64_t first_day, std::int64_t days, Visit&& visit) const {
    std::array<std::int64_t, list_count> times{};
    for (auto day = first_day; day < first_day + days; ++day)
      for (const auto* list : due(day))
        if (list && is_recurring(list)) ++times[static_cast<std::size_t>(list - lists_.data())];
    for (std::size_t i = 0; i < list_count; ++i) visit(lists_[i], times[i]);
    for (const auto& list : once_) visit(list, 1);
  }

 private:
  void add_person(const Population&, const OrdinaryBehaviour&, std::uint32_t person);
  void add_student(const Population&, std::uint32_t student);
  void add_pool(const Population&, const PopulationBehaviour&, std::uint32_t host);
  [[nodiscard]] bool is_recurring(const std::vector<Job>* list) const {
    return std::ranges::any_of(lists_, [&](const auto& each) { return &each == list; });
  }

  std::int64_t first_day_;
  std::array<std::vector<Job>, list_count> lists_;
  std::vector<std::vector<Job>> once_;  // by day of the ledger
};

}  // namespace sluice
