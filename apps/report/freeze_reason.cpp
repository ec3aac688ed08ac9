// SPDX-License-Identifier: Apache-2.0
#include "apps/report/freeze_reason.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "apps/report/duration_text.hpp"

namespace sluice {
namespace {

/// Accounts that were opened shortly before the money came were often opened for it.
constexpr Duration recently = Duration::seconds(90 * 86'400);
/// Victims that a sentence names.
constexpr std::size_t names_max = 3;

class Reason {
 public:
  Reason(const FreezeReport& report, const PlannedOrder& order)
      : report_(report),
        order_(order),
        candidate_(order.candidate),
        account_(report.graph().account(order.candidate.pocket)) {}

  std::string write() {
    add(fmt::format("{} of {} lies there", money(candidate_.holds), victims()));
    add(arrival());
    add(fmt::format("level {}", candidate_.level));
    add(movement());
    add(opening());
    add(own_measure_ending());
    add(stop_payments());
    add(measures_of_others());
    return std::move(text_);
  }

 private:
  void add(const std::string& part) {
    if (part.empty()) return;
    if (!text_.empty()) text_ += "; ";
    text_ += part;
  }

  std::string money(Amount amount) const {
    return report_.money(amount, report_.graph().currency(candidate_.pocket));
  }

  std::string victims() const {
    const auto& found = report_.traced().found();
    std::map<std::uint32_t, Amount> by_victim;
    for (const auto& share : report_.shares(candidate_))
      by_victim[found.sources[share.source.value].victim] += share.amount;
    if (by_victim.size() == 1) return "victim " + found.victims[by_victim.begin()->first];
    std::string names;
    std::size_t count = 0;
    for (const auto& [victim, amount] : by_victim) {
      if (++count > names_max) continue;
      names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", found.victims[victim], money(amount));
    }
    if (count > names_max) names += fmt::format(" and {} more", count - names_max);
    return "victims " + names;
  }

  std::string arrival() const {
    const auto first = query_time_text(candidate_.first_receipt);
    if (candidate_.first_receipt == candidate_.last_receipt) return "it came at " + first;
    return fmt::format("traced money came from {} to {}", first, query_time_text(candidate_.last_receipt));
  }

  std::string movement() const {
    if (!order_.median_stay) return {};
    const auto median = *order_.median_stay;
    const auto stay = std::isinf(median)
                          ? std::string("half of what comes in is expected to stay for good")
                          : fmt::format("half of what comes in is expected to leave within {}",
                                        duration_text(Duration(static_cast<std::int64_t>(median * 1e9))));
    return fmt::format("{}; {} of what lies there is expected to be there still when the order bites", stay,
                       chance(order_.share_staying));
  }

  static std::string chance(double share) {
    if (share < 0.005) return "less than 1 %";
    if (share < 1 && share >= 0.995) return "more than 99 %";
    return fmt::format("{:.0f} %", share * 100);
  }

  std::string opening() const {
    const auto& dates = report_.graph().ledger().accounts.opened;
    if (dates.empty() || dates[account_.value] == unknown_time) return {};
    const auto opened = dates[account_.value];
    if (opened > candidate_.first_receipt || candidate_.first_receipt - opened > recently) return {};
    const auto before = candidate_.first_receipt - opened;
    if (before < Duration::seconds(86'400)) return "opened on the day it first came";
    return fmt::format("opened {} before it first came",
                       counted_text(static_cast<std::uint64_t>(before.ns / 86'400'000'000'000), "day"));
  }

  std::span<const Measure> measures() const { return report_.query().measures.on(account_); }
  bool is_own(const Measure& measure) const { return report_.query().measures.is_own(measure); }

  /// What is still held by this case would not be a candidate if it were held long enough.
  std::string own_measure_ending() const {
    for (const auto& measure : measures())
      if (in_force(measure, report_.query().at) && is_own(measure))
        return fmt::format("this case's {} ends at {}, before the order bites", to_text(measure.kind),
                           query_time_text(measure.to));
    return {};
  }

  std::string stop_payments() const {
    const auto used = report_.stop_payments_so_far(account_);
    if (used >= stop_payments_max) return "two stop-payments are used up: only a freeze is possible";
    return used == 1 ? "one stop-payment was used: one more is possible" : "";
  }

  std::string measures_of_others() const {
    const auto& query = report_.query();
    if (!is_held_by_others(report_.graph(), query.measures, account_, query.at, query.at)) return {};
    std::string by;
    for (const auto& measure : measures()) {
      if (!in_force(measure, query.at)) continue;
      by += fmt::format("{}{} of {}{}", by.empty() ? "" : ", ", to_text(measure.kind),
                        measure.authority.empty() ? "another authority" : measure.authority,
                        measure.to == Time::max() ? "" : " until " + query_time_text(measure.to));
    }
    return fmt::format("held already ({}): the order waits its turn behind it",
                       by.empty() ? "frozen, as the account file says" : by);
  }

  const FreezeReport& report_;
  const PlannedOrder& order_;
  const FreezeCandidate& candidate_;
  AccountNo account_;
  std::string text_;
};

}  // namespace

std::string freeze_reason(const FreezeReport& report, const PlannedOrder& order) {
  return Reason(report, order).write();
}

}  // namespace sluice
