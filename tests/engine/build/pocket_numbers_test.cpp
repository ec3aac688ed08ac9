// SPDX-License-Identifier: Apache-2.0
#include "engine/build/pocket_numbers.hpp"

#include <numeric>
#include <set>

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"
#include "tests/support/written_rows.hpp"

namespace sluice {
namespace {

using Pockets = std::set<std::pair<std::uint32_t, std::uint16_t>>;

std::vector<CurrencyNo> same_currencies(std::size_t count) {
  std::vector<CurrencyNo> currency_of;
  for (std::size_t c = 0; c < count; ++c) currency_of.emplace_back(static_cast<std::uint16_t>(c));
  return currency_of;
}

void check_table(const PocketNumbers& numbers, const Pockets& expected, std::size_t accounts) {
  const auto table = numbers.table();
  REQUIRE(table.size() == expected.size());
  REQUIRE(table.first.size() == accounts + 1);
  std::uint32_t p = 0;
  for (const auto& [account, currency] : expected) {
    REQUIRE(table.account[p] == AccountNo(account));
    REQUIRE(table.currency[p] == CurrencyNo(currency));
    REQUIRE(table.first[account] <= p);
    REQUIRE(p < table.first[account + 1]);
    REQUIRE(numbers.of(AccountNo(account), CurrencyNo(currency)) == PocketNo(p));
    ++p;
  }
  REQUIRE(table.first[accounts] == p);
}

TEST_CASE("pockets are what kept rows and stated openings name, by account and currency") {
  std::vector<tests::WrittenRow> rows = {{"", 2, 0, 1, 1, 1}, {"", 0, 2, 2, 1, 0}, {"", 3, 0, 3, 1, 1}};
  rows[2].state = RowState::hole;
  const auto table = tests::table_of(rows);
  const auto order = order_rows(table, EqualTimes::as_listed);
  const auto currency_of = same_currencies(3);
  const std::vector<StatedOpening> openings = {{AccountNo(1), CurrencyNo(2), Amount(5)},
                                               {AccountNo(2), CurrencyNo(1), Amount(5)}};
  const PocketNumbers numbers(table, order, currency_of, openings, 4, 3);
  check_table(numbers, {{0, 0}, {0, 1}, {1, 2}, {2, 0}, {2, 1}}, 4);
  // Account 3 is named by no kept row.
  CHECK(numbers.table().first[3] == numbers.table().first[4]);
}

TEST_CASE("places of the input's currencies are mapped to currency numbers") {
  const auto table = tests::table_of({{"", 0, 1, 1, 1, 1}, {"", 0, 1, 2, 1, 0}});
  const std::vector<CurrencyNo> currency_of = {CurrencyNo(1), CurrencyNo(0)};
  const PocketNumbers numbers(table, order_rows(table, EqualTimes::as_listed), currency_of, {}, 2, 2);
  check_table(numbers, {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, 2);
}

TEST_CASE("pockets equal a plain set for up to several hundred currencies, for any thread count") {
  const auto currencies = GENERATE(as<std::size_t>(), 1, 2, 63, 64, 65, 128, 129, 400);
  CAPTURE(currencies);
  oracle::RandomNumbers random(currencies);
  constexpr std::size_t accounts = 50;
  std::vector<tests::WrittenRow> rows;
  Pockets expected;
  for (int i = 0; i < 600; ++i) {
    const auto payer = static_cast<std::uint32_t>(random.below(accounts)),
               payee = static_cast<std::uint32_t>(random.below(accounts));
    const auto currency = static_cast<std::uint16_t>(random.below(currencies));
    rows.push_back({"", payer, payee, random.between(0, 9), 1, currency});
    expected.insert({{payer, currency}, {payee, currency}});
  }
  const auto table = tests::table_of(rows);
  const auto order = order_rows(table, EqualTimes::as_listed);
  const auto currency_of = same_currencies(currencies);
  for (const std::size_t threads : {1u, 2u, 8u})
    with_threads(threads, [&] {
      check_table(PocketNumbers(table, order, currency_of, {}, accounts, currencies), expected, accounts);
    });
}

}  // namespace
}  // namespace sluice
