// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/restitution.hpp"

#include "engine/values/error.hpp"
#include "tests/algorithms/restitution/asked_refund.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using oracle::opened;
using oracle::pays;
using oracle::terminal;
using tests::contains_text;
using tests::frozen;

namespace {

// Paul and Michael pay in 10.00 each, 10.00 is spent, Karen pays in 10.00, 10.00 is spent; 10.00 is left.
const oracle::Ledger todd{.rows = {pays("p", "Paul", "X", 1, 1000), pays("m", "Michael", "X", 2, 1000),
                                   pays("1", "X", "Shop", 3, 1000), pays("k", "Karen", "X", 4, 1000),
                                   pays("2", "X", "Shop", 5, 1000)},
                          .accounts = {terminal("Shop"), opened("X", 0)}};
const oracle::Query three{.sources = {{"p"}, {"m"}, {"k"}}};

std::string todd_by(RefundMethod method) {
  tests::AskedRefund asked(todd, three);
  RefundQuery query;
  query.frozen = {{asked.pocket({"X", "CNY"}), Amount(1000)}};
  query.method = method;
  return asked.rows(asked.answer(query), method);
}

}  // namespace

TEST_CASE("Paul Todd's example by every method") {
  // 1000 by equal losses: 333 each, the missing unit to the first.
  CHECK(todd_by(RefundMethod::pari_passu)
        == "X Paul pari-passu 334 [p], X Michael pari-passu 333 [m], X Karen pari-passu 333 [k]");
  // 10 of 20 took 5 and 5; then 10 of 20 took half of 5, 5 and 10.
  CHECK(todd_by(RefundMethod::rolling)
        == "X Paul rolling 250 [p], X Michael rolling 250 [m], X Karen rolling 500 [k]");
  CHECK(todd_by(RefundMethod::fifo) == "X Karen fifo 1000 [k]");
  CHECK(todd_by(RefundMethod::lifo) == "X Paul lifo 1000 [p]");
  CHECK(todd_by(RefundMethod::libr) == "X Paul libr 250 [p], X Michael libr 250 [m], X Karen libr 500 [k]");
  // Nobody's money must be there: each one's 1000 may have gone with the 2000. All of it is victims'.
  CHECK(todd_by(RefundMethod::article_8)
        == "X Paul proportion 334 [p], X Michael proportion 333 [m], X Karen proportion 333 [k]");
}

TEST_CASE("the moment of the freeze: later payments are no loss yet, later spending has not happened") {
  // At 3 Karen has not paid: 1000 of Paul's and Michael's are left.
  oracle::Query until = three;
  until.until_ns = 3'000'000'000;
  const tests::AskedRefund asked(todd, until);
  const auto result = asked.answer(oracle::RefundQuery{.stolen = until, .frozen = {frozen("X", 1000)}});
  CHECK(asked.rows(result) == "X Paul proportion 500 [p], X Michael proportion 500 [m]");
  CHECK(asked.victims(result) == "Paul 1000-0-500=500, Michael 1000-0-500=500, Karen 0-0-0=0");
}

TEST_CASE("a known_at view knows only the sources of its time") {
  oracle::Query known = three;
  known.known_at_ns = 3'000'000'000;
  const tests::AskedRefund asked(todd, known);
  const auto result = asked.answer(oracle::RefundQuery{.stolen = known, .frozen = {frozen("X", 1000)}});
  CHECK(asked.rows(result) == "X Paul proportion 500 [p], X Michael proportion 500 [m]");
  CHECK(asked.victims(result) == "Paul 1000-0-500=500, Michael 1000-0-500=500");
}

TEST_CASE("a later victim changes the proportions") {
  // Without Karen as a victim her 1000 is clean: Paul and Michael share what can be theirs.
  const oracle::Query two{.sources = {{"p"}, {"m"}}};
  const tests::AskedRefund asked(todd, two);
  const auto result = asked.answer(oracle::RefundQuery{.stolen = two, .frozen = {frozen("X", 1000)}});
  CHECK(asked.rows(result) == "X Paul proportion 500 [p], X Michael proportion 500 [m]");
}

TEST_CASE("nothing frozen, nothing returned") {
  const tests::AskedRefund asked(todd, three);
  for (const auto method : all_refund_methods()) {
    RefundQuery query;
    query.method = method;
    const auto nothing = asked.answer(query);
    CHECK(nothing.rows.empty());
    CHECK(nothing.accounts.empty());
    CHECK(nothing.victims.size() == 3);
    query.frozen = {{asked.pocket({"X", "CNY"}), Amount(0)}};
    const auto zero = asked.answer(query);
    CHECK(zero.rows.empty());
    CHECK(zero.accounts[0].because == RemainsBecause::nothing_remains);
  }
}

TEST_CASE("what no method can work with is refused") {
  tests::AskedRefund asked(todd, three);
  const auto x = asked.pocket({"X", "CNY"}), shop = asked.pocket({"Shop", "CNY"}),
             paul = asked.pocket({"Paul", "CNY"});
  const CurrencyNo yuan(0);
  const auto refused = [&](std::vector<FrozenAccount> accounts, std::vector<Repayment> repaid,
                           const std::string& why) {
    for (const auto method : all_refund_methods()) {
      RefundQuery query;
      query.frozen = accounts;
      query.repaid = repaid;
      query.method = method;
      CHECK_THROWS_AS(asked.answer(query), InvalidQuery);
      CHECK_THROWS_WITH(asked.answer(query), contains_text(why));
    }
  };
  refused({{x, Amount(-1)}}, {}, "X in CNY: the frozen amount is negative");
  refused({{x, Amount(1)}, {x, Amount(2)}}, {}, "X in CNY is frozen twice");
  refused({{shop, Amount(1)}}, {}, "Shop in CNY is a terminal, victim or uncovered account");
  refused({{paul, Amount(1)}}, {}, "Paul in CNY is a terminal, victim or uncovered account");
  refused({{PocketNo(99), Amount(1)}}, {}, "not in the ledger");
  refused({}, {{0, yuan, Amount(-1)}}, "Paul: the amount repaid is negative");
  refused({}, {{3, yuan, Amount(1)}}, "no victim");
  asked.query().backward = true;
  refused({}, {}, "forward");
}

TEST_CASE("frozen amounts of a currency that pass 63 bits together are refused, others are not added") {
  auto euro = pays("e", "Paul", "X", 6, 5);
  euro.currency = "EUR";
  auto ledger = todd;
  ledger.rows.push_back(euro);
  ledger.rows.push_back(pays("3", "X", "Y", 7, 500));
  const tests::AskedRefund asked(ledger, three);
  const oracle::Frozen all{{"X", "CNY"}, Amount::max().minor}, euros{{"X", "EUR"}, Amount::max().minor};
  for (const auto method : {oracle::Method::article_8, oracle::Method::pari_passu, oracle::Method::fifo}) {
    CHECK_THROWS_WITH(
        asked.answer(oracle::RefundQuery{.stolen = three, .frozen = {all, frozen("Y", 1)}, .method = method}),
        contains_text("the frozen amounts of CNY add up to more than 63 bits"));
    const auto result =
        asked.answer(oracle::RefundQuery{.stolen = three, .frozen = {all, euros}, .method = method});
    CHECK(result.accounts[0].returned > Amount(0));
    CHECK(result.accounts[1].returned == Amount(0));
  }
}

TEST_CASE("methods have names and formulas") {
  CHECK(all_refund_methods().size() == 6);
  for (const auto method : all_refund_methods()) {
    CHECK(parse_refund_method(to_text(method)) == method);
    CHECK(!formula_of(method, false).empty());
    CHECK((formula_of(method, true) == formula_of(method, false)) == (method != RefundMethod::article_8));
  }
  CHECK(to_text(all_refund_methods()[0]) == "article-8");
  CHECK(!parse_refund_method("Article-8"));
  CHECK(!parse_refund_method(""));
}

TEST_CASE("a cancelled refund is interrupted") {
  tests::AskedRefund asked(todd, three);
  for (const auto method : all_refund_methods()) {
    Progress progress;
    progress.cancelled = true;
    RefundQuery query;
    query.method = method;
    CHECK_THROWS_AS(assign_frozen_money(asked.graph(), asked.query(), query, progress), Interrupted);
  }
}
