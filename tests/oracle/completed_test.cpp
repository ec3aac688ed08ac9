// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/completed.hpp"

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

Row with_payer_balance(Row row, std::int64_t balance) {
  row.payer_balance_after = balance;
  return row;
}
Row with_payee_balance(Row row, std::int64_t balance) {
  row.payee_balance_after = balance;
  return row;
}
// Everybody but A is terminal, so that only A has a balance.
Ledger about_a(std::vector<Row> rows, std::optional<std::int64_t> opening = {}) {
  Ledger ledger{.rows = std::move(rows), .accounts = {terminal("X"), terminal("Y")}};
  if (opening) ledger.accounts.push_back(opened("A", *opening));
  return ledger;
}

}  // namespace

TEST_CASE("without given balances the opening is the smallest that never goes below zero") {
  // 0 -5 = -5, +3 = -2, -4 = -6: lowest -6, so opening 6 and closing 0; nothing is unseen.
  const auto done = complete(
      about_a({pays("1", "A", "X", 1, 5), pays("2", "X", "A", 2, 3), pays("3", "A", "Y", 3, 4)}), {});
  CHECK(text_of(done.rows) == "A->X 5, X->A 3, A->Y 4");
  CHECK(done.pockets == std::vector<Pocket>{{{"A", "CNY"}, 6, 0, false}});
}

TEST_CASE("a given opening wins; an outflow above the balance is preceded by unseen income") {
  // 2 < 5: 3 unseen. Then 0 < 1: 1 unseen.
  const auto done = complete(about_a({pays("1", "A", "X", 1, 5), pays("2", "A", "X", 1, 1)}, 2), {});
  CHECK(text_of(done.rows) == "?->A 3, A->X 5, ?->A 1, A->X 1");
  CHECK_FALSE(done.rows[0].id.has_value());
  CHECK(done.pockets == std::vector<Pocket>{{{"A", "CNY"}, 2, 0, true}});
}

TEST_CASE("a given opening below zero counts as 0") {
  const auto done = complete(about_a({pays("1", "A", "X", 1, 5)}, -4), {});
  CHECK(text_of(done.rows) == "?->A 5, A->X 5");
}

TEST_CASE("the opening is derived from the first given balance") {
  // After +3 -5 it was 7: opening 7 + 2 = 9.
  const auto done =
      complete(about_a({pays("1", "X", "A", 1, 3), with_payer_balance(pays("2", "A", "X", 2, 5), 7)}), {});
  CHECK(text_of(done.rows) == "X->A 3, A->X 5");
  CHECK(done.pockets == std::vector<Pocket>{{{"A", "CNY"}, 9, 7, true}});
}

TEST_CASE("a derived opening is at least 0; the surplus leaves unseen") {
  // After +8 it was 5: opening max(0, 5-8) = 0. Before the row -3 must have been there, 0 was: surplus 3,
  // of which the balance 0 allows nothing before; all 3 directly after.
  const auto done = complete(about_a({with_payee_balance(pays("1", "X", "A", 1, 8), 5)}), {});
  CHECK(text_of(done.rows) == "X->A 8, A->? 3");
  CHECK(done.pockets == std::vector<Pocket>{{{"A", "CNY"}, 0, 5, true}});
}

TEST_CASE("a given balance above the computed one: unseen income before the row") {
  // 10 - 4 = 6, but 9 is given: 3 before.
  const auto done = complete(about_a({with_payer_balance(pays("1", "A", "X", 1, 4), 9)}, 10), {});
  CHECK(text_of(done.rows) == "?->A 3, A->X 4");
}

TEST_CASE("a given balance below the computed one: unseen outflow before the row") {
  // Outflow: 10 - 4 = 6, but 1 is given: 5 before. Then inflow: 1 + 2 = 3, but 2 is given: 1 before.
  const auto done = complete(about_a({with_payer_balance(pays("1", "A", "X", 1, 4), 1),
                                      with_payee_balance(pays("2", "X", "A", 2, 2), 2)},
                                     10),
                             {});
  CHECK(text_of(done.rows) == "A->? 5, A->X 4, A->? 1, X->A 2");
}

TEST_CASE("an unseen outflow that the balance does not allow before the row is completed after it") {
  // 3 + 10 = 13, but 5 is given: surplus 8, of which 3 before and 5 after.
  const auto done = complete(about_a({with_payee_balance(pays("1", "X", "A", 1, 10), 5)}, 3), {});
  CHECK(text_of(done.rows) == "A->? 3, X->A 10, A->? 5");
}

TEST_CASE("a negative given balance counts as 0") {
  // 2 - 4: -2 is given, counts as 0, so 4 must have been there: 2 unseen.
  const auto out = complete(about_a({with_payer_balance(pays("1", "A", "X", 1, 4), -2)}, 2), {});
  CHECK(text_of(out.rows) == "?->A 2, A->X 4");
  // First given -2 counts as 0: opening 0 + 4 = 4.
  const auto derived = complete(about_a({with_payer_balance(pays("1", "A", "X", 1, 4), -2)}), {});
  CHECK(derived.pockets == std::vector<Pocket>{{{"A", "CNY"}, 4, 0, true}});
}

TEST_CASE("payer's rows before, payee's rows before, the transfer, rows after") {
  Ledger ledger{.rows = {pays("1", "A", "B", 1, 10)}, .accounts = {opened("A", 4), opened("B", 3)}};
  ledger.rows[0].payee_balance_after = 5;
  CHECK(text_of(complete(ledger, {}).rows) == "?->A 6, B->? 3, A->B 10, B->? 5");
}

TEST_CASE("victims, terminal and uncovered accounts have no balance") {
  Ledger ledger{.rows = {pays("1", "V", "X", 1, 10), pays("2", "U", "V", 2, 10)},
                .accounts = {terminal("X"), uncovered("U"), opened("V", 1)}};
  ledger.rows[0].payer_balance_after = 77;
  const auto done = complete(ledger, {"V"});
  CHECK(text_of(done.rows) == "V->X 10, U->V 10");
  CHECK(done.pockets.empty());
}

TEST_CASE("every currency of an account has its own balance") {
  Ledger ledger = about_a({pays("1", "X", "A", 1, 9), pays("2", "A", "X", 2, 5)});
  ledger.rows[1].currency = "JPY";
  CHECK(complete(ledger, {}).pockets
        == std::vector<Pocket>{{{"A", "CNY"}, 0, 9, false}, {{"A", "JPY"}, 5, 0, false}});
}
