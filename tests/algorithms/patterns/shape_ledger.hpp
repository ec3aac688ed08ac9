// SPDX-License-Identifier: Apache-2.0
// Ledgers in which shapes are many: what tests/support has, and two of their own kinds.
#pragma once
#include <string>
#include <utility>

#include "tests/oracle/ledger.hpp"
#include "tests/support/pass_through_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice::tests {

constexpr std::int64_t second_ns = 1'000'000'000;

/// Few accounts that all pay each other, some rows of equal time, parallel rows, up to two currencies:
/// hundreds of cycles.
inline oracle::Ledger dense_ledger(std::uint64_t seed, std::int64_t rows_min, std::int64_t rows_max) {
  oracle::RandomNumbers random(seed ^ 0xdead'beef'0000'0000u);
  const auto accounts = random.between(3, 8), rows = random.between(rows_min, rows_max);
  const int equal_percent = random.chance(30) ? 70 : 20, currencies = random.chance(40) ? 2 : 1;
  const int repeat_percent = random.chance(50) ? 20 : 0;
  const auto name = [](std::int64_t number) { return std::string(1, static_cast<char>('A' + number)); };
  oracle::Ledger ledger;
  std::int64_t time_ns = 0;
  for (std::int64_t i = 0; i < rows; ++i) {
    if (!random.chance(equal_percent)) time_ns += random.between(1, 4) * second_ns;
    oracle::Row row;
    if (i > 0 && random.chance(repeat_percent)) {
      row = ledger.rows.back();
    } else {
      const auto payer = random.between(0, accounts - 1);
      row.payer = name(payer);
      row.payee = name((payer + random.between(1, accounts - 1)) % accounts);
    }
    row.id = "t" + std::to_string(i);
    row.time_ns = time_ns;
    row.amount = random.between(1, 9);
    row.currency = currencies == 2 && random.chance(40) ? "JPY" : "CNY";
    ledger.rows.push_back(row);
  }
  return ledger;
}

/// One or two accounts between many others: fans, gather-scatters and, between the two, scatter-gathers.
inline oracle::Ledger hub_ledger(std::uint64_t seed) {
  oracle::RandomNumbers random(seed ^ 0x0b5e'0000'0000'0000u);
  const auto others = random.between(2, 7);
  const int hub_percent = random.chance(50) ? 95 : 70;
  auto ledger = dense_ledger(seed, 10, 45);
  const auto name = [](std::int64_t number) { return std::string(1, static_cast<char>('a' + number)); };
  for (auto& row : ledger.rows) {
    if (!random.chance(hub_percent)) continue;
    row.payer = random.chance(50) ? "HUB" : "bank";
    row.payee = name(random.between(0, others - 1));
    if (random.chance(50)) std::swap(row.payer, row.payee);
  }
  return ledger;
}

inline oracle::Ledger shape_ledger(std::uint64_t seed) {
  switch (seed % 4) {
    case 0: return oracle::random_ledger(seed);
    case 1: return oracle::pass_through_ledger(seed);
    case 2: return hub_ledger(seed);
    default: return dense_ledger(seed, 5, 40);
  }
}

}  // namespace sluice::tests
