// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "generator/population.hpp"

namespace sluice {

/// Transfers that come back by the calendar. `account` of a job has it, `other` is its counterparty:
/// salary (employee, firm), bill (person, utility), rent (tenant, landlord), stake (member, host of a
/// money pool), payout (this month's winner, host), allowance (student, parent), spend_half and
/// spend_rest (student, merchant), sweep (merchant or shop, main account).
enum class JobKind : std::uint8_t {
  salary,
  bill,
  rent,
  stake,
  payout,
  allowance,
  spend_half,
  spend_rest,
  sweep
};

struct Job {
  std::uint32_t second = 0;  // of the day
  std::uint32_t account = 0, other = 0;
  JobKind kind = JobKind::salary;
  auto operator<=>(const Job&) const = default;
};

/// The payer of a job.
[[nodiscard]] std::uint32_t job_payer(const Job&);

/// A job's amount in minor units, the same every time it comes back; 0 where it depends on a balance.
[[nodiscard]] std::int64_t job_amount(const Job&, std::uint64_t seed, const OrdinaryBehaviour&,
                                      std::int64_t unit);

/// All recurring transfers of a population, by the day on which they are due. Memory O(accounts).
class RecurringJobs {
 public:
  static constexpr std::size_t month_days = 28, list_count = month_days + 7 + 1;

  RecurringJobs(const Population&, const Behaviour&);

  /// The (up to three) lists due on a day counted from 1970-01-01, each in order of time.
  [[nodiscard]] std::array<const std::vector<Job>*, 3> due(std::int64_t day) const;

  /// Can the job's two accounts act on this day of the ledger?
  [[nodiscard]] static bool able(const Population& all, const Job& job, std::int64_t ledger_day) {
    return all.accounts[job.account].active_from <= ledger_day
           && all.accounts[job.other].active_from <= ledger_day;
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
        if (list) ++times[static_cast<std::size_t>(list - lists_.data())];
    for (std::size_t i = 0; i < list_count; ++i) visit(lists_[i], times[i]);
  }

 private:
  void add_person(const Population&, const OrdinaryBehaviour&, std::uint32_t person);
  void add_student(const Population&, std::uint32_t student);
  void add_pool(const Population&, const PopulationBehaviour&, std::uint32_t host);
  void add(std::size_t list, Job job) { lists_[list].push_back(job); }

  std::array<std::vector<Job>, list_count> lists_;
};

}  // namespace sluice
