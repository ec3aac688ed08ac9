// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/traced_shares.hpp"

#include "tests/algorithms/restitution/asked_refund.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using oracle::opened;
using oracle::pays;
using oracle::terminal;
using tests::frozen;

namespace {

// A owns 100. V pays 60, W 40, V 20 more; A pays B 110 and the shop 10; B keeps all.
const oracle::Ledger ledger{
    .rows = {pays("s", "V", "A", 1, 60), pays("r", "W", "A", 2, 40), pays("q", "V", "A", 3, 20),
             pays("1", "A", "B", 4, 110), pays("2", "A", "Shop", 5, 10)},
    .accounts = {opened("A", 100), opened("B", 0), terminal("Shop")}};
const oracle::Query stolen{.sources = {{"s"}, {"r"}, {"q"}}};

std::string rows(oracle::RefundQuery query) {
  query.stolen = stolen;
  const tests::AskedRefund asked(ledger, stolen);
  return asked.rows(asked.answer(query), static_cast<RefundMethod>(query.method));
}

}  // namespace

TEST_CASE("refunds by what rests under the rule, shown by the transfers that carry it") {
  // Half of all leaves for B: 30 + 10 of V's, 20 of W's. The shop's 10 of 110 by 30 : 20 : 10 and 50 clean
  // are 2.73, 1.82, 0.91 and 4.55: floors 2, 1, 0, 4, the missing units to the first three. 27 + 9 and 18 are
  // left.
  const std::vector<oracle::Frozen> both{frozen("A", 100), frozen("B", 110)};
  CHECK(rows({.stolen = {}, .frozen = both, .method = oracle::Method::rolling})
        == "A V rolling 36 [s q], A W rolling 18 [r], B V rolling 40 [1], B W rolling 20 [1]");
  // A's own 100 and 10 of V's first 60 leave for B, 10 more for the shop.
  CHECK(rows({.stolen = {}, .frozen = both, .method = oracle::Method::fifo})
        == "A V fifo 60 [s q], A W fifo 40 [r], B V fifo 10 [1]");
  // V's 20, W's 40 and 50 of V's 60 leave for B, the last 10 for the shop.
  CHECK(rows({.stolen = {}, .frozen = both, .method = oracle::Method::lifo})
        == "B V lifo 70 [1], B W lifo 40 [1]");
  // A's own 100 leave first; then 10 by 60 : 40 : 20 are 5, 3.33 and 1.67; then the shop's 10 of 110 by 55 :
  // 37 : 18 are 5, 3.36 and 1.64.
  CHECK(rows({.stolen = {}, .frozen = both, .method = oracle::Method::libr})
        == "A V libr 66 [s q], A W libr 34 [r], B V libr 7 [1], B W libr 3 [1]");
}

TEST_CASE("less is frozen than rests there, or less is open: the split is by the smaller of the two") {
  // 45 by 40 : 20.
  CHECK(rows({.stolen = {}, .frozen = {frozen("B", 45)}, .method = oracle::Method::rolling})
        == "B V rolling 30 [1], B W rolling 15 [1]");
  // 10 are open for V: 21 by 10 : 20. Then A owes him what is still open, 3.
  CHECK(rows({.stolen = {},
              .frozen = {frozen("B", 21), frozen("A", 100)},
              .repaid = {{{"V", "CNY"}, 70}},
              .method = oracle::Method::rolling})
        == "B V rolling 7 [1], B W rolling 14 [1], A V rolling 3 [s q], A W rolling 18 [r]");
}

TEST_CASE("why money remains under a rule") {
  const auto accounts = [](oracle::RefundQuery query) {
    query.stolen = stolen;
    const tests::AskedRefund asked(ledger, stolen);
    return asked.accounts(asked.answer(query));
  };
  CHECK(accounts({.stolen = {}, .frozen = {frozen("A", 100)}, .method = oracle::Method::lifo})
        == "A 100-0=100 no victims' money");
  CHECK(accounts({.stolen = {}, .frozen = {frozen("B", 110)}, .method = oracle::Method::rolling})
        == "B 110-60=50 above most");
  CHECK(accounts({.stolen = {},
                  .frozen = {frozen("B", 110)},
                  .repaid = {{{"V", "CNY"}, 75}, {{"W", "CNY"}, 40}},
                  .method = oracle::Method::rolling})
        == "B 110-5=105 victims whole");
  // V has 5 open, W 40 but only 20 here.
  CHECK(accounts({.stolen = {},
                  .frozen = {frozen("B", 60)},
                  .repaid = {{{"V", "CNY"}, 75}},
                  .method = oracle::Method::rolling})
        == "B 60-25=35 unassigned");
}
