// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/end_of_day.hpp"

#include <algorithm>

#include "engine/graph/completed.hpp"

namespace sluice {
namespace {

constexpr std::size_t emptied_part = 20, days_added = 2;
constexpr std::size_t earlier_days_min = 5;

/// One day of one pocket: the places of its movements, and those of the first movement after it.
struct Day {
  std::size_t begin = 0, end = 0;
  Amount in, out, largest_in, largest_out, unusual_out;
  std::size_t transfers = 0;

  void add(const Movement& movement) {
    auto& sum = movement.is_outflow ? out : in;
    auto& largest = movement.is_outflow ? largest_out : largest_in;
    sum += movement.amount;
    largest = std::max(largest, movement.amount);
    if (movement.is_outflow && !movement.is_habitual()) unusual_out += movement.amount;
    ++transfers;
  }
  Amount moved() const { return in + out; }
  Amount moved_beside_largest() const { return moved() - largest_in - largest_out; }

  /// The pocket's first transfer after the day, none() if it was the last.
  TransferNo next = TransferNo::none();
};

/// Calls visit(day) for every day on which the pocket moved, in order. O(n).
template <class Visit>
void for_days(const MeasuredAccount& account, PocketNo pocket, Visit visit) {
  Day day;
  std::int64_t number = 0;
  const auto moves = account.movements.all();
  for (std::size_t i = 0; i < moves.size(); ++i) {
    if (moves[i].pocket != pocket) continue;
    const auto today = account.norms.day(moves[i].time);
    if (day.transfers > 0 && today != number) {
      day.next = moves[i].transfer;
      visit(day);
      day = Day();
      day.begin = i;
    }
    number = today;
    day.add(moves[i]);
    day.end = i + 1;
  }
  if (day.transfers > 0) visit(day);
}

Amount balance_after(const CompletedPocket& pocket, const Day& day) {
  if (day.next == TransferNo::none()) return pocket.total().balance();
  return pocket.before(RowKey(day.next, RowKey::before_at_payer)).balance();
}

void note(const MeasuredAccount& account, PocketNo pocket, const Day& day, TellingTransfers& telling) {
  for (auto i = day.begin; i < day.end; ++i)
    if (account.movements[i].pocket == pocket)
      telling.add(account.movements[i].transfer, static_cast<double>(account.movements[i].amount.minor));
}

struct Emptied {
  std::size_t days = 0, emptied = 0;
  float share() const { return static_cast<float>(emptied) / static_cast<float>(days + days_added); }
};

Emptied count_emptied(const MeasuredAccount& account, PocketNo pocket, TellingTransfers* telling) {
  Emptied counts;
  const auto completed = complete(account.graph, pocket);
  for_days(account, pocket, [&](const Day& day) {
    if (day.in == Amount(0)) return;
    ++counts.days;
    if (day.unusual_out < Amount(day.in.minor / 2)) return;
    if (balance_after(completed, day) > Amount(day.in.minor / static_cast<std::int64_t>(emptied_part)))
      return;
    ++counts.emptied;
    if (telling != nullptr) note(account, pocket, day, *telling);
  });
  return counts;
}

struct LargestDay {
  double times = 0;
  bool counts = false;
  Day day;
};

LargestDay find_largest_day(const MeasuredAccount& account, PocketNo pocket) {
  LargestDay largest;
  std::size_t earlier = 0;
  Amount most_before(0);
  for_days(account, pocket, [&](const Day& day) {
    if (earlier >= earlier_days_min) {
      largest.counts = true;
      const auto times =
          static_cast<double>(day.moved_beside_largest().minor) / static_cast<double>(most_before.minor);
      if (times > largest.times) {
        largest.times = times;
        largest.day = day;
      }
    }
    ++earlier;
    most_before = std::max(most_before, day.moved());
  });
  return largest;
}

}  // namespace

float emptied_nightly(const MeasuredAccount& account, TellingTransfers* telling) {
  auto most = unknown_signal();
  auto best = PocketNo::none();
  for (auto p = account.movements.first_pocket(); p < account.movements.end_pocket(); ++p) {
    const auto counts = count_emptied(account, PocketNo(p), nullptr);
    if (counts.days == 0 || (is_known(most) && counts.share() <= most)) continue;
    most = counts.share();
    best = PocketNo(p);
  }
  if (telling != nullptr && best != PocketNo::none()) count_emptied(account, best, telling);
  return most;
}

float off_own_history(const MeasuredAccount& account, TellingTransfers* telling) {
  auto most = unknown_signal();
  for (auto p = account.movements.first_pocket(); p < account.movements.end_pocket(); ++p) {
    const auto largest = find_largest_day(account, PocketNo(p));
    const auto times = static_cast<float>(largest.times);
    if (!largest.counts || (is_known(most) && times <= most)) continue;
    most = times;
    if (telling == nullptr) continue;
    telling->clear();
    note(account, PocketNo(p), largest.day, *telling);
  }
  return most;
}

}  // namespace sluice
