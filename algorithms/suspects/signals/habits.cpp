// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/habits.hpp"

#include "algorithms/suspects/signals/amount_shapes.hpp"

namespace sluice {
namespace {

/// The excess share of the movements that `show` it among those that `may`.
template <class May, class Show>
float excess_of(const MeasuredAccount& account, double usual_share, TellingTransfers* telling, May may,
                Show shows) {
  std::size_t of = 0, count = 0;
  for (const auto& movement : account.movements.all()) {
    if (!may(movement)) continue;
    ++of;
    if (!shows(movement)) continue;
    ++count;
    if (telling != nullptr) telling->add(movement.transfer, static_cast<double>(movement.amount.minor));
  }
  return excess_share(count, of, usual_share);
}

std::int64_t unit_of(const MeasuredAccount& account, const Movement& movement) {
  return account.norms.unit[account.currency(movement).value];
}

}  // namespace

float just_under_limit(const MeasuredAccount& account, TellingTransfers* telling) {
  return excess_of(
      account, account.norms.just_under_share, telling,
      [&](const Movement& each) {
        return is_near_limits(each.amount, unit_of(account, each)) && account.is_between_people(each);
      },
      [&](const Movement& each) { return is_just_under_limit(each.amount, unit_of(account, each)); });
}

float round_amounts(const MeasuredAccount& account, TellingTransfers* telling) {
  const auto kind = account.graph.ledger().accounts.kind_of(account.account());
  return excess_of(
      account, account.norms.round_share[static_cast<std::size_t>(kind)], telling,
      [&](const Movement& each) {
        return could_be_round(each.amount, unit_of(account, each)) && account.is_between_people(each);
      },
      [&](const Movement& each) { return is_round(each.amount, unit_of(account, each)); });
}

float night_hours(const MeasuredAccount& account, TellingTransfers* telling) {
  const auto& quiet = account.norms.quiet;
  if (!quiet.are_known) return unknown_signal();
  return excess_of(
      account, quiet.usual_share, telling, [](const Movement& each) { return each.is_outflow; },
      [&](const Movement& each) { return quiet.hold(hour_of(each.time)); });
}

}  // namespace sluice
