// SPDX-License-Identifier: Apache-2.0
#include "engine/build/complete_ledger.hpp"

#include <limits>
#include <string>

#include "engine/graph/completed.hpp"
#include "engine/values/error.hpp"
#include "tests/oracle/completed.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::pays;

constexpr auto most = std::numeric_limits<std::int64_t>::max();

oracle::Row payer_has(oracle::Row row, std::int64_t balance) {
  row.payer_balance_after = balance;
  return row;
}
oracle::Row payee_has(oracle::Row row, std::int64_t balance) {
  row.payee_balance_after = balance;
  return row;
}

/// Pocket A of the ledger of these rows: "stated 5; +3<1 -2>4": the opening and its basis, then what each
/// unseen row does, before (<) or after (>) the transfer with that number.
std::string completion_of_a(const std::vector<oracle::Row>& rows, std::optional<std::int64_t> opening = {}) {
  oracle::Ledger ledger{rows, {}};
  if (opening) ledger.accounts.push_back(oracle::opened("A", *opening));
  const TransferGraph graph(tests::built(ledger));
  const auto pocket = complete(graph, *graph.find_pocket(*graph.find_account("A"), CurrencyNo(0)));
  constexpr const char* names[] = {"reconstructed ", "derived ", "stated "};
  auto text = names[static_cast<std::size_t>(pocket.basis)] + std::to_string(pocket.opening.minor) + ";";
  for (const auto& row : pocket.unseen)
    text += std::string(row.is_income() ? " +" : " -") + std::to_string(row.amount().minor)
            + (row.key.phase() == RowKey::after_at_payee ? ">" : "<")
            + std::to_string(row.key.transfer().value);
  return text;
}

TEST_CASE("without a stated opening or a given balance the opening is the smallest that suffices") {
  CHECK(completion_of_a({pays("0", "X", "A", 1, 5)}) == "reconstructed 0;");
  // 0 -5 = -5, +3 = -2, -4 = -6: opening 6.
  CHECK(completion_of_a({pays("0", "A", "X", 1, 5), pays("1", "X", "A", 2, 3), pays("2", "A", "X", 3, 4)})
        == "reconstructed 6;");
}

TEST_CASE("a stated opening wins; an outflow above the balance is preceded by unseen income") {
  // 2 < 5: 3 unseen. Balance 0 < 1: 1 unseen.
  CHECK(completion_of_a({pays("0", "A", "X", 1, 5), pays("1", "A", "X", 2, 1)}, 2) == "stated 2; +3<0 +1<1");
  CHECK(completion_of_a({pays("0", "A", "X", 1, 5)}, 5) == "stated 5;");
  // Stated 9 beside a given 2 after -5: before the row 7 must have been there, 9 was: 2 leave before.
  CHECK(completion_of_a({payer_has(pays("0", "A", "X", 1, 5), 2)}, 9) == "stated 9; -2<0");
}

TEST_CASE("the opening is derived from the first given balance, at least 0") {
  // +3 -5 = -2; then 7: opening 9.
  CHECK(completion_of_a({pays("0", "X", "A", 1, 3), payer_has(pays("1", "A", "X", 2, 5), 7)})
        == "derived 9;");
  // +8, then 5: 5 - 8 = -3, so 0. Before the row -3 must have been there, 0 was: surplus 3, of which the
  // balance 0 allows nothing before; all after.
  CHECK(completion_of_a({payee_has(pays("0", "X", "A", 1, 8), 5)}) == "derived 0; -3>0");
  // The balance of the counterparty says nothing about A.
  CHECK(completion_of_a({payee_has(pays("0", "A", "X", 1, 8), 5)}) == "reconstructed 8;");
  // -5, then -1 with 2 after: opening 8. Between them +3 that no balance tells of.
  CHECK(completion_of_a({pays("0", "A", "X", 1, 5), payer_has(pays("1", "A", "X", 2, 1), 2)})
        == "derived 8;");
}

TEST_CASE("a derived opening that is too small for an earlier outflow makes unseen income") {
  // -5 +9, then 1: 1 - 4 = -3, so opening 0. 5 < needed: +5 before row 0. Then 0; before row 1 must be
  // 1 - 9 = -8: surplus 8, nothing before, all 8 after: 0 + 9 - 8 = 1.
  CHECK(completion_of_a({pays("0", "A", "X", 1, 5), payee_has(pays("1", "X", "A", 2, 9), 1)})
        == "derived 0; +5<0 -8>1");
}

TEST_CASE("a given balance above the computed one is preceded by unseen income") {
  // Stated 10, -4 leaves 6, but 9 is given: before the row 13 must have been there: +3.
  CHECK(completion_of_a({payer_has(pays("0", "A", "X", 1, 4), 9)}, 10) == "stated 10; +3<0");
  // Stated 10, +4 makes 14, but 20 is given: 16 must have been there: +6.
  CHECK(completion_of_a({payee_has(pays("0", "X", "A", 1, 4), 20)}, 10) == "stated 10; +6<0");
}

TEST_CASE("a given balance below the computed one makes an unseen outflow before, the rest after") {
  // Stated 10, -4 leaves 6, but 1 is given: 5 must have been there; 5 leave before (10 - 4 = 6 could).
  CHECK(completion_of_a({payer_has(pays("0", "A", "X", 1, 4), 1)}, 10) == "stated 10; -5<0");
  // Stated 10, +4 makes 14, but 12 is given: 8 must have been there: 2 leave before.
  CHECK(completion_of_a({payee_has(pays("0", "X", "A", 1, 4), 12)}, 10) == "stated 10; -2<0");
  // Stated 10, +4 makes 14, but 3 is given: -1 must have been there: 11 too many, 10 leave before, 1 after.
  CHECK(completion_of_a({payee_has(pays("0", "X", "A", 1, 4), 3)}, 10) == "stated 10; -10<0 -1>0");
  // The next row starts from the given 3.
  CHECK(completion_of_a({payee_has(pays("0", "X", "A", 1, 4), 3), pays("1", "A", "X", 2, 5)}, 10)
        == "stated 10; -10<0 -1>0 +2<1");
}

TEST_CASE("a negative given balance completes a pocket as 0 does") {
  // Stated 10, -4 leaves 6, 0 is meant: 4 must have been there: 6 leave before.
  CHECK(completion_of_a({payer_has(pays("0", "A", "X", 1, 4), -7)}, 10) == "stated 10; -6<0");
  CHECK(completion_of_a({payer_has(pays("0", "A", "X", 1, 4), -7)}) == "derived 4;");
}

TEST_CASE("balances given on both sides complete both pockets") {
  // A: stated 10, -4 leaves 6, 8 given: +2 before at the payer. X: no opening; after +4 it had 9: derived 5.
  auto row = payee_has(payer_has(pays("0", "A", "X", 1, 4), 8), 9);
  // A second row: A must have 8 - 1 = 7, 3 given: -4; X must have 10, 20 given: +10.
  auto second = payee_has(payer_has(pays("1", "A", "X", 2, 1), 3), 20);
  const TransferGraph graph(tests::built({{row, second}, {oracle::opened("A", 10)}}));
  const auto a = complete(graph, *graph.find_pocket(*graph.find_account("A"), CurrencyNo(0)));
  const auto x = complete(graph, *graph.find_pocket(*graph.find_account("X"), CurrencyNo(0)));
  REQUIRE(a.unseen.size() == 2);
  CHECK(a.unseen[0].key == RowKey(TransferNo(0), RowKey::before_at_payer));
  CHECK(a.unseen[0].effect == Amount(2));
  CHECK(a.unseen[1].effect == Amount(-4));
  CHECK(a.unseen[1].income_sum == Amount(2));
  CHECK(a.unseen[1].outflow_sum == Amount(4));
  CHECK(x.opening == Amount(5));
  REQUIRE(x.unseen.size() == 1);
  CHECK(x.unseen[0].key == RowKey(TransferNo(1), RowKey::before_at_payee));
  CHECK(x.unseen[0].effect == Amount(10));
}

TEST_CASE("balances that pass 63 bits are refused") {
  // The largest opening is fine until something arrives.
  CHECK(completion_of_a({pays("0", "A", "X", 1, 5)}, most) == "stated " + std::to_string(most) + ";");
  CHECK_THROWS_AS(completion_of_a({pays("0", "X", "A", 1, 1)}, most), UnreadableInput);
  // Derived: most + 1.
  CHECK_THROWS_AS(completion_of_a({payer_has(pays("0", "A", "X", 1, 1), most)}), UnreadableInput);
  // Before the row most + 5 must have been there.
  CHECK_THROWS_AS(completion_of_a({payer_has(pays("0", "A", "X", 1, 5), most)}, 3), UnreadableInput);
  // 0 is given after +100: -100 must have been there, most - 10 was: the surplus is most + 90.
  CHECK_THROWS_AS(completion_of_a({payee_has(pays("0", "X", "A", 1, 100), 0)}, most - 10), UnreadableInput);
  // Unseen income brings the sum of all income past 63 bits, though every balance is small enough.
  CHECK_THROWS_AS(
      completion_of_a({payee_has(pays("0", "X", "A", 1, 1), most), payer_has(pays("1", "A", "X", 2, 1), 0),
                       payee_has(pays("2", "X", "A", 3, 1), most)},
                      0),
      UnreadableInput);
}

/// The engine's completed rows of inside pockets in the oracle's form.
std::vector<oracle::CompletedRow> completed_rows(const TransferGraph& graph, const oracle::Ledger& ledger) {
  std::vector<oracle::CompletedRow> rows;
  for (TransferNo t; t < graph.end(); ++t) {
    const auto& row = ledger.rows[t.value];
    auto add = [&](PocketNo p, RowKey::Phase phase) {
      const std::string id(graph.account_id(p));
      if (kind_of(ledger, id) != oracle::Account::Kind::inside) return;
      for (const auto& unseen : complete(graph, p).unseen)
        if (unseen.key == RowKey(t, phase))
          rows.push_back({std::nullopt, unseen.is_income() ? "?" : id, unseen.is_income() ? id : "?",
                          row.time_ns, unseen.amount().minor, row.currency});
    };
    add(graph.payer(t), RowKey::before_at_payer);
    add(graph.payee(t), RowKey::before_at_payee);
    rows.push_back({graph.transfer_id(t), std::string(graph.account_id(graph.payer(t))),
                    std::string(graph.account_id(graph.payee(t))), graph.time(t).ns, graph.amount(t).minor,
                    std::string(graph.currency_code(graph.currency(t)))});
    add(graph.payee(t), RowKey::after_at_payee);
  }
  return rows;
}

TEST_CASE("the completed ledger equals the plain one on random ledgers") {
  const auto seed = GENERATE(range(0, 500));
  CAPTURE(seed);
  const auto ledger = oracle::random_ledger(static_cast<std::uint64_t>(seed));
  const auto expected = oracle::complete(ledger, {});
  const TransferGraph graph(tests::built(ledger));
  REQUIRE(completed_rows(graph, ledger) == expected.rows);
  for (const auto& pocket : expected.pockets) {
    const auto account = graph.find_account(pocket.id.account);
    REQUIRE(account);
    std::optional<CompletedPocket> found;
    for (std::uint16_t c = 0; c < graph.ledger().currencies.scale.size(); ++c)
      if (graph.currency_code(CurrencyNo(c)) == pocket.id.currency)
        found = complete(graph, graph.find_pocket(*account, CurrencyNo(c)).value());
    REQUIRE(found);
    REQUIRE(found->opening.minor == pocket.opening);
    REQUIRE(found->total().balance().minor == pocket.closing);
    REQUIRE((found->basis != Opening::reconstructed) == pocket.given);
  }
}

}  // namespace
}  // namespace sluice
