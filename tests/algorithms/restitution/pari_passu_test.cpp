// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/pari_passu.hpp"

#include "tests/algorithms/restitution/asked_refund.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using oracle::pays;
using tests::frozen;

namespace {

constexpr auto pari_passu = oracle::Method::pari_passu;

// V loses 60 to A and 30 to B, W 10 to B; C has nothing to do with it.
const oracle::Ledger ledger{.rows = {pays("s", "V", "A", 1, 60), pays("r", "W", "B", 2, 10),
                                     pays("q", "V", "B", 3, 30), pays("1", "Employer", "C", 4, 500)},
                            .accounts = {}};
const oracle::Query stolen{.sources = {{"s"}, {"r"}, {"q"}}};

}  // namespace

TEST_CASE("pari passu: all frozen accounts are one fund, whosever money lay where") {
  const tests::AskedRefund asked(ledger, stolen);
  // 40 + 10: 50 · 90/100 = 45 for V, 5 for W. A pays V 40; B pays V his last 5, then W.
  auto result = asked.answer(oracle::RefundQuery{
      .stolen = stolen, .frozen = {frozen("A", 40), frozen("B", 10)}, .method = pari_passu});
  CHECK(asked.rows(result, RefundMethod::pari_passu)
        == "A V pari-passu 40 [s q], B V pari-passu 5 [s q], B W pari-passu 5 [r]");
  CHECK(asked.victims(result) == "V 90-0-45=45, W 10-0-5=5");
  CHECK(asked.accounts(result) == "A 40-40=0, B 10-10=0");
}

TEST_CASE("pari passu: nobody gets more than is open, and what is over stays in the last accounts") {
  const tests::AskedRefund asked(ledger, stolen);
  // V has 85 back: 50 · 90/100 = 45 is over 5; the other 45 are over W's 10.
  const auto result = asked.answer(oracle::RefundQuery{.stolen = stolen,
                                                       .frozen = {frozen("C", 12), frozen("A", 38)},
                                                       .repaid = {{{"V", "CNY"}, 85}},
                                                       .method = pari_passu});
  CHECK(asked.rows(result, RefundMethod::pari_passu)
        == "C V pari-passu 5 [s q], C W pari-passu 7 [r], A W pari-passu 3 [r]");
  CHECK(asked.accounts(result) == "C 12-12=0, A 38-3=35 victims whole");
}

TEST_CASE("pari passu: each currency is a fund of its own, and rows follow the accounts") {
  oracle::Ledger two = ledger;
  auto euro = pays("e", "W", "A", 5, 20);
  euro.currency = "EUR";
  two.rows.push_back(euro);
  auto dollar = pays("d", "Employer", "C", 6, 9);
  dollar.currency = "USD";
  two.rows.push_back(dollar);
  const oracle::Query three{.sources = {{"s"}, {"r"}, {"q"}, {"e"}}};
  const tests::AskedRefund asked(two, three);
  const auto result = asked.answer(
      oracle::RefundQuery{.stolen = three,
                          .frozen = {frozen("A", 10), {{"A", "EUR"}, 15}, frozen("B", 10), {{"C", "USD"}, 9}},
                          .method = pari_passu});
  // 20 CNY: 18 and 2; 15 EUR: all W's; nobody lost dollars.
  CHECK(asked.rows(result, RefundMethod::pari_passu)
        == "A V pari-passu 10 [s q], A W pari-passu 15 [e], B V pari-passu 8 [s q], B W pari-passu 2 [r]");
  CHECK(asked.accounts(result) == "A 10-10=0, A 15-15=0, B 10-10=0, C 9-0=9 no victims' money");
}
