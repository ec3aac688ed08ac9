// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pass_through_ledger.hpp"

#include <algorithm>

#include "tests/support/random_ledger.hpp"

namespace sluice::oracle {
namespace {

constexpr std::int64_t second_ns = 1'000'000'000;
constexpr std::int64_t window_ns = 100 * second_ns;

// The drawing of one ledger.
class Passing {
 public:
  explicit Passing(std::uint64_t seed) : random_(seed ^ 0x9a55ed0000000000U) {
    equal_time_percent_ = random_.chance(30) ? 70 : 25;
    outside_percent_ = random_.chance(50) ? 20 : 0;
    fresh_percent_ = random_.chance(50) ? 15 : 40;
    step_s_ = random_.chance(50) ? 10 : 35;
    has_two_currencies_ = random_.chance(25);
    reach_ = random_.chance(60) ? 2 : 8;
    busy_percent_ = random_.chance(40) ? 60 : 0;
    parts_percent_ = random_.chance(40) ? 60 : 15;
    has_even_amounts_ = random_.chance(25);
    if (has_even_amounts_) busy_percent_ = 60;
  }

  Ledger draw() {
    const std::int64_t accounts = random_.between(4, 9);
    for (std::int64_t i = 0; i < accounts; ++i) draw_account(i);
    const std::int64_t rows = random_.between(10, 60);
    for (std::int64_t i = 0; i < rows; ++i) draw_row(i);
    return ledger_;
  }

 private:
  void draw_account(std::int64_t number) {
    Account account{.id = std::string(1, static_cast<char>('A' + number)), .kind = {}, .opening_balance = {}};
    if (random_.chance(outside_percent_))
      account.kind = random_.chance(50) ? Account::Kind::terminal : Account::Kind::uncovered;
    ledger_.accounts.push_back(account);
  }

  void draw_row(std::int64_t number) {
    draw_time();
    Row row = ledger_.rows.empty() || random_.chance(fresh_percent_) ? fresh() : passing();
    row.id = "t" + std::to_string(number);
    row.time_ns = time_ns_;
    // With even amounts the busy account pays only what it has, so that its queue of inflows is seldom empty.
    const std::string& busy = ledger_.accounts.front().id;
    if (has_even_amounts_ && row.payer == busy && busy_has_ < row.amount)
      row.payer = ledger_.accounts.back().id;
    row.payee = payee_for(row.payer);
    busy_has_ += row.payee == busy ? row.amount : row.payer == busy ? -row.amount : 0;
    ledger_.rows.push_back(row);
  }

  // Payer, amount and currency of a payment out of the blue.
  Row fresh() {
    Row row;
    row.payer = ledger_.accounts[random_.below(ledger_.accounts.size())].id;
    row.currency = has_two_currencies_ && random_.chance(40) ? "JPY" : "CNY";
    row.amount = has_even_amounts_ ? even_amount() : 100 * random_.between(1, 10);
    return row;
  }

  // The same of a payment that passes on what came with a recent row.
  Row passing() {
    const Row& before = ledger_.rows[recent()];
    Row row;
    row.payer = before.payee;
    row.currency = before.currency;
    row.amount = has_even_amounts_ ? even_amount() : passed_on(before);
    return row;
  }

  // Where one account is busy it has long episodes, and chains come back to it.
  std::string payee_for(const std::string& payer) {
    const auto& accounts = ledger_.accounts;
    if (payer != accounts.front().id && random_.chance(busy_percent_)) return accounts.front().id;
    for (;;) {
      const auto& payee = accounts[random_.below(accounts.size())].id;
      if (payee != payer) return payee;
    }
  }

  // With even amounts in steps of 10 s, otherwise sometimes exactly one or two windows after a recent row.
  void draw_time() {
    if (random_.chance(equal_time_percent_)) return;
    if (has_even_amounts_) {
      time_ns_ += 10 * random_.between(1, step_s_ / 10) * second_ns;
    } else if (!ledger_.rows.empty() && random_.chance(10)) {
      const auto exact = ledger_.rows[recent()].time_ns + random_.between(1, 2) * window_ns;
      time_ns_ = std::max(time_ns_, exact + (random_.chance(30) ? 1 : 0));
    } else {
      time_ns_ += random_.between(1, step_s_) * second_ns;
    }
  }

  // One of the last two or eight rows.
  std::size_t recent() {
    const std::size_t size = ledger_.rows.size();
    return size - 1 - random_.below(std::min(size, reach_));
  }

  // After an odd number of halves an account always pays half of one inflow and half of the next.
  std::int64_t even_amount() { return random_.chance(6) ? 200 : 400; }

  // What the payee of the row pays on.
  std::int64_t passed_on(const Row& before) {
    const std::int64_t amount = before.amount;
    if (random_.chance(parts_percent_)) return std::max<std::int64_t>(1, amount * random_.between(1, 6) / 10);
    switch (random_.between(0, 6)) {
      case 0: return amount;
      case 1:
      case 2: return std::max<std::int64_t>(1, amount - random_.between(1, 10) * amount / 100);
      case 3: return std::max<std::int64_t>(1, amount * 80 / 100 - random_.between(0, 1));
      case 4: return amount * 102 / 100 + random_.between(0, 1);
      case 5: return amount + another_inflow(before);
      default: return std::max<std::int64_t>(100, (amount + 50) / 100 * 100);
    }
  }

  std::int64_t another_inflow(const Row& before) {
    const auto other = std::ranges::find_if(ledger_.rows.rbegin(), ledger_.rows.rend(), [&](const Row& row) {
      return row.payee == before.payee && row.currency == before.currency && row.id != before.id;
    });
    return other == ledger_.rows.rend() ? 0 : other->amount;
  }

  RandomNumbers random_;
  int equal_time_percent_ = 0, outside_percent_ = 0, fresh_percent_ = 0, busy_percent_ = 0,
      parts_percent_ = 0;
  std::size_t reach_ = 8;
  std::int64_t step_s_ = 0, busy_has_ = 0;
  bool has_two_currencies_ = false, has_even_amounts_ = false;
  std::int64_t time_ns_ = 1'700'000'000 * second_ns;
  Ledger ledger_;
};

}  // namespace

Ledger pass_through_ledger(std::uint64_t seed) { return Passing(seed).draw(); }

}  // namespace sluice::oracle
