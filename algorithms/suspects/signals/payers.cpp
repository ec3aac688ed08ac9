// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/payers.hpp"

#include <algorithm>
#include <deque>

namespace sluice {
namespace {

constexpr Duration test_to_payment = days(1), payers_window = days(1), record_window = days(30);
constexpr std::size_t inflows_between_max = 3;

/// Follows the inflows of one pocket and pairs tests with payments.
class TestPayments {
 public:
  TestPayments(const MeasuredAccount& account, PocketNo pocket)
      : small_(account.norms.small[account.graph.currency(pocket).value]),
        large_(account.norms.large[account.graph.currency(pocket).value]) {}

  void add(const Movement& inflow) {
    while (!recent_.empty() && inflow.time - recent_.front()->time > record_window) recent_.pop_front();
    const bool is_record = recent_.empty() || inflow.amount > recent_.front()->amount;
    if (inflow.amount >= large_ && is_record)
      for (const auto* test : tests_)
        if (test != nullptr) pair(*test, inflow);
    if (tests_.size() > inflows_between_max) tests_.pop_front();
    // Inflows that are no tests keep their place, so that those between can be counted.
    tests_.push_back(inflow.is_first_time && inflow.amount < small_ ? &inflow : nullptr);
    while (!recent_.empty() && recent_.back()->amount <= inflow.amount) recent_.pop_back();
    recent_.push_back(&inflow);
  }

  double ratio = 0;
  const Movement *best_test = nullptr, *best_payment = nullptr;

 private:
  void pair(const Movement& test, const Movement& payment) {
    if (payment.time - test.time > test_to_payment) return;
    if (!payment.is_first_time && payment.counterparty != test.counterparty) return;
    const auto times = static_cast<double>(payment.amount.minor) / static_cast<double>(test.amount.minor);
    if (times <= ratio) return;
    ratio = times;
    best_test = &test;
    best_payment = &payment;
  }

  Amount small_, large_;
  std::deque<const Movement*> tests_;
  /// The inflows of the last 30 days that none since has passed, largest first.
  std::deque<const Movement*> recent_;
};

bool has_new_payer(const AccountMovements& movements) {
  return std::ranges::any_of(movements.all(), [](const Movement& each) {
    return each.is_first_time && !each.is_outflow && !each.is_own;
  });
}

}  // namespace

float test_payment(const MeasuredAccount& account, TellingTransfers* telling) {
  double most = 0;
  const auto& movements = account.movements;
  if (movements.size() < 2 || !has_new_payer(movements)) return 0;
  for (auto pocket = movements.first_pocket(); pocket < movements.end_pocket(); ++pocket) {
    TestPayments tests(account, PocketNo(pocket));
    for (const auto& movement : movements.all())
      if (movement.pocket == PocketNo(pocket) && !movement.is_outflow && !movement.is_own)
        tests.add(movement);
    if (tests.ratio <= most) continue;
    most = tests.ratio;
    if (telling == nullptr) continue;
    telling->clear();
    telling->add(tests.best_test->transfer);
    telling->add(tests.best_payment->transfer);
  }
  return static_cast<float>(most);
}

float many_payers(const MeasuredAccount& account, TellingTransfers* telling) {
  const auto moves = account.movements.all();
  const auto is_payment = [&](std::size_t i) {
    return !moves[i].is_outflow && !account.roles.is_cash_point(moves[i].counterparty);
  };
  std::size_t begin = 0, payers = 0, most = 0, best_begin = 0, best_end = 0;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    if (!is_payment(i)) continue;
    const auto previous = moves[i].previous_alike;
    payers += previous == Movement::none || previous < begin;
    for (; moves[i].time - moves[begin].time > payers_window; ++begin)
      // A payer who comes again within the window is still there.
      payers -=
          is_payment(begin) && (moves[begin].next_alike == Movement::none || moves[begin].next_alike > i);
    if (payers <= most) continue;
    most = payers;
    best_begin = begin;
    best_end = i + 1;
  }
  if (telling != nullptr)
    for (auto i = best_begin; i < best_end; ++i)
      if (is_payment(i)) telling->add(moves[i].transfer, static_cast<double>(moves[i].amount.minor));
  return static_cast<float>(most);
}

float first_time_counterparties(const MeasuredAccount& account, TellingTransfers* telling) {
  std::size_t count = 0, first_times = 0;
  for (const auto& movement : account.movements.all()) {
    if (!account.norms.tells_meetings(movement.time) || movement.is_own) continue;
    if (!account.is_between_people(movement)) continue;
    ++count;
    first_times += movement.is_first_time;
    if (movement.is_first_time && telling != nullptr)
      telling->add(movement.transfer, static_cast<double>(movement.amount.minor));
  }
  return excess_share(first_times, count, account.norms.first_time_share);
}

}  // namespace sluice
