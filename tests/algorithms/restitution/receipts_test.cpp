// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/receipts.hpp"

#include "tests/algorithms/restitution/asked_refund.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using oracle::opened;
using oracle::pays;
using oracle::terminal;
using tests::frozen;

namespace {

/// `V 1 5`: who received by which transfer how much.
std::string receipts_of(const oracle::Ledger& ledger, const oracle::Query& stolen, bool count = true) {
  const tests::AskedRefund asked(ledger, stolen);
  const auto result = asked.refund({.stolen = stolen, .frozen = {}, .count_receipts = count});
  std::string text;
  for (const auto& row : result.receipts)
    text += (text.empty() ? "" : ", ") + row.victim + " " + row.transfer + " " + std::to_string(row.amount);
  return text;
}

}  // namespace

TEST_CASE("a lure repayment is a receipt, whoever's money it was") {
  // V pays 100 and gets 8 back as a "profit", W pays 50; M pays V another 5 by way of B.
  const oracle::Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 100), pays("1", "A", "V", 2, 8), pays("r", "W", "A", 3, 50),
               pays("2", "A", "B", 4, 20), pays("3", "B", "V", 5, 5)},
      .accounts = {opened("A", 0), opened("B", 0)}};
  CHECK(receipts_of(ledger, {.sources = {{"s"}, {"r"}}}) == "V 1 8, V 3 5");
  CHECK(receipts_of(ledger, {.sources = {{"s"}, {"r"}}}, false).empty());
  // By the moment of the freeze only the first had been paid.
  CHECK(receipts_of(ledger, {.sources = {{"s"}, {"r"}}, .until_ns = 4'000'000'000}) == "V 1 8");
}

TEST_CASE("what an account pays a victim before the fraud reaches it, or from outside, is no receipt") {
  const oracle::Ledger ledger{
      .rows = {pays("1", "A", "V", 1, 7), pays("s", "V", "A", 2, 100), pays("2", "C", "V", 3, 9),
               pays("3", "A", "Shop", 4, 10), pays("4", "Shop", "V", 5, 10)},
      .accounts = {opened("A", 7), opened("C", 9), terminal("Shop")}};
  CHECK(receipts_of(ledger, {.sources = {{"s"}}}).empty());
}

TEST_CASE("a fraud payment into a victim's account is no receipt") {
  // W is told to pay V, which looks to V like his profit.
  const oracle::Ledger ledger{.rows = {pays("s", "V", "A", 1, 100), pays("r", "W", "V", 2, 30)},
                              .accounts = {opened("A", 0)}};
  CHECK(receipts_of(ledger, {.sources = {{"s"}, {"r"}}}).empty());
}

TEST_CASE("one account named for two victims counts for both") {
  const oracle::Ledger ledger{
      .rows = {pays("s", "J", "A", 1, 60), pays("r", "J", "A", 2, 40), pays("1", "A", "J", 3, 10)},
      .accounts = {opened("A", 0)}};
  const oracle::Query stolen{.sources = {{"s", "wife"}, {"r", "husband"}}};
  CHECK(receipts_of(ledger, stolen) == "wife 1 10, husband 1 10");
  const tests::AskedRefund asked(ledger, stolen);
  CHECK(asked.victims(asked.answer(oracle::RefundQuery{.stolen = stolen, .frozen = {}}))
        == "wife 60-10-0=50, husband 40-10-0=30");
}

TEST_CASE("what is repaid, received or both is never more than the loss") {
  const oracle::Ledger ledger{.rows = {pays("s", "V", "A", 1, 100), pays("1", "A", "V", 2, 80)},
                              .accounts = {opened("A", 0)}};
  const oracle::Query stolen{.sources = {{"s"}}};
  const tests::AskedRefund asked(ledger, stolen);
  const auto victims = [&](std::int64_t repaid, bool count_receipts) {
    return asked.victims(asked.answer(oracle::RefundQuery{.stolen = stolen,
                                                          .frozen = {},
                                                          .repaid = {{{"V", "CNY"}, repaid}},
                                                          .count_receipts = count_receipts}));
  };
  CHECK(victims(15, true) == "V 100-95-0=5");
  CHECK(victims(15, false) == "V 100-15-0=85");
  CHECK(victims(Amount::max().minor, true) == "V 100-100-0=0");
}
