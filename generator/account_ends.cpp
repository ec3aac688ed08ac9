// SPDX-License-Identifier: Apache-2.0
#include "generator/account_ends.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "generator/calendar.hpp"

namespace sluice {

namespace {

constexpr std::int64_t minute_ms = 60'000;

/// The earliest report of a case, and when each account last moved money other than camouflage.
struct Course {
  std::int64_t reported_ms = std::numeric_limits<std::int64_t>::max();
  std::map<std::uint32_t, std::int64_t> last_ms;
};

Course course_of(const std::vector<CaseTransfer>& transfers) {
  Course course;
  for (const auto& each : transfers) {
    if (each.role == Role::victim) course.reported_ms = std::min(course.reported_ms, each.reported_ms);
    if (each.role == Role::camouflage) continue;
    for (const auto account : {each.transfer.payer, each.transfer.payee}) {
      auto& last_ms = course.last_ms[account];
      last_ms = std::max(last_ms, each.transfer.time_ms);
    }
  }
  return course;
}

}  // namespace

void end_accounts(Population& all, const Gang& gang, std::vector<CaseTransfer>& transfers,
                  const Behaviour& behaviour, Random& random) {
  const auto& c = behaviour.cases;
  if (c.frozen_percent == 0 && c.closed_percent == 0) return;
  const auto course = course_of(transfers);
  std::map<std::uint32_t, std::int64_t> ends;
  for (const auto& mule : gang.mules) {
    const auto last = course.last_ms.find(mule.account);
    if (!mule.used || last == course.last_ms.end()) continue;
    const bool frozen = random.percent(c.frozen_percent);
    if (!frozen && !random.percent(c.closed_percent)) continue;
    const auto frozen_ms = std::max(course.reported_ms + random.draw(c.freeze_minutes) * minute_ms,
                                    last->second + 10 * minute_ms);
    const auto closed_ms =
        last->second + random.draw(c.close_days) * day_ms + random.between(1, 480) * minute_ms;
    const auto end_ms = frozen ? frozen_ms : closed_ms;
    if (end_ms >= behaviour.ledger.days * day_ms) continue;
    ends[mule.account] = end_ms;
    all.accounts[mule.account].ends = true;
    all.ends.push_back({mule.account, frozen, end_ms});
  }
  std::erase_if(transfers, [&](const CaseTransfer& each) {
    const auto ended = [&](std::uint32_t account) {
      const auto found = ends.find(account);
      return found != ends.end() && each.transfer.time_ms >= found->second;
    };
    return each.role == Role::camouflage && (ended(each.transfer.payer) || ended(each.transfer.payee));
  });
}

}  // namespace sluice
