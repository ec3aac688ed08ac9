// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/article_8.hpp"

#include "tests/algorithms/restitution/asked_refund.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using oracle::opened;
using oracle::pays;
using oracle::terminal;
using tests::frozen;

namespace {

struct Answer {
  std::string rows, victims, accounts;
};

Answer answer(const oracle::Ledger& ledger, const oracle::RefundQuery& query) {
  const tests::AskedRefund asked(ledger, query.stolen);
  const auto result = asked.answer(query);
  return {asked.rows(result), asked.victims(result), asked.accounts(result)};
}

// V's 60 and W's 40 meet in A, `spent` leaves for the shop.
oracle::Ledger two_victims(std::int64_t spent) {
  oracle::Ledger ledger{.rows = {pays("s", "V", "A", 1, 60), pays("r", "W", "A", 2, 40)},
                        .accounts = {opened("A", 0), opened("B", 0), terminal("Shop")}};
  if (spent > 0) ledger.rows.push_back(pays("1", "A", "Shop", 3, spent));
  return ledger;
}
const oracle::Query both{.sources = {{"s"}, {"r"}}};

}  // namespace

TEST_CASE("article 8 (1): a single remittance goes back to its victim") {
  const oracle::Ledger ledger{.rows = {pays("s", "V", "A", 1, 60)}, .accounts = {opened("A", 0)}};
  const oracle::Query stolen{.sources = {{"s"}}};
  auto result = answer(ledger, {.stolen = stolen, .frozen = {frozen("A", 60)}});
  CHECK(result.rows == "A V direct 60 [s]");
  CHECK(result.victims == "V 60-0-60=0");
  CHECK(result.accounts == "A 60-60=0");
  // Less is frozen: all of that. More than there can be of his: the rest stays.
  CHECK(answer(ledger, {.stolen = stolen, .frozen = {frozen("A", 25)}}).rows == "A V direct 25 [s]");
  CHECK(answer(ledger, {.stolen = stolen, .frozen = {frozen("A", 70)}}).accounts == "A 70-60=10 above most");
}

TEST_CASE("article 8 (2): several remittances that the records tell apart go back to their victims") {
  // Nothing has left: 60 must be V's, 40 W's.
  CHECK(answer(two_victims(0), {.stolen = both, .frozen = {frozen("A", 100)}}).rows
        == "A V direct 60 [s], A W direct 40 [r]");
  // 50 frozen of 100: 50 · 60/100, 50 · 40/100; nothing is left to share.
  CHECK(answer(two_victims(0), {.stolen = both, .frozen = {frozen("A", 50)}}).rows
        == "A V direct 30 [s], A W direct 20 [r]");
}

TEST_CASE("article 8 (2) and (3) mixed: what cannot be told apart is split by the losses") {
  // 10 have left: 60 − 10 must be V's and 40 − 10 W's; the last 10 of 90 by 60 : 40.
  CHECK(answer(two_victims(10), {.stolen = both, .frozen = {frozen("A", 90)}}).rows
        == "A V direct 50 [s], A W direct 30 [r], A V proportion 6 [s], A W proportion 4 [r]");
}

TEST_CASE("article 8 (3): by the defrauded amounts, or by what is open, up to what is open") {
  // 30 of 100 are left, none of which must be V's or W's: 30 · 60/100 and 30 · 40/100.
  oracle::RefundQuery query{.stolen = both, .frozen = {frozen("A", 30)}};
  CHECK(answer(two_victims(70), query).rows == "A V proportion 18 [s], A W proportion 12 [r]");
  // V has 55 back: 18 is over the 5 that are open, W gets the other 25.
  query.repaid = {{{"V", "CNY"}, 55}};
  CHECK(answer(two_victims(70), query).rows == "A V proportion 5 [s], A W proportion 25 [r]");
  // By what is open: 30 · 5/45 = 3.33, 30 · 40/45 = 26.67.
  query.weight_open = true;
  CHECK(answer(two_victims(70), query).rows == "A V proportion 3 [s], A W proportion 27 [r]");
}

TEST_CASE("article 8 (3): the weights by what is open are those after step 1, for all accounts") {
  // B holds 50 of V's. After step 1 V has 110 − 60 − 50 = 0 open, W 40: all 30 of A are W's.
  auto ledger = two_victims(70);
  ledger.rows.push_back(pays("q", "V", "B", 4, 50));
  const oracle::Query stolen{.sources = {{"s"}, {"r"}, {"q"}}};
  oracle::RefundQuery query{
      .stolen = stolen, .frozen = {frozen("A", 30), frozen("B", 50)}, .repaid = {{{"V", "CNY"}, 50}}};
  // By the losses: 30 · 110/150 = 22 is over the 10 that are open when A is split.
  CHECK(answer(ledger, query).rows == "B V direct 50 [q], A V proportion 10 [s], A W proportion 20 [r]");
  query.repaid = {{{"V", "CNY"}, 60}};
  query.weight_open = true;
  CHECK(answer(ledger, query).rows == "B V direct 50 [q], A W proportion 30 [r]");
}

TEST_CASE("article 8: nobody gets more out of an account than can be his there") {
  // V, W and Z pay 10 each, 4 leave: 6 must be each one's, 26 − 18 = 8 are split. V lost 1000 elsewhere:
  // 8 · 1010/1030 = 7.8 is over the 4 that can be his beside the 6. The other 4 are W's and Z's.
  const oracle::Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 10), pays("r", "W", "A", 2, 10), pays("z", "Z", "A", 3, 10),
               pays("1", "A", "Shop", 4, 4), pays("q", "V", "B", 5, 1000)},
      .accounts = {opened("A", 0), terminal("Shop")}};
  const oracle::Query stolen{.sources = {{"s"}, {"r"}, {"z"}, {"q"}}};
  CHECK(answer(ledger, {.stolen = stolen, .frozen = {frozen("A", 26)}}).rows
        == "A V direct 6 [s], A W direct 6 [r], A Z direct 6 [z], A V proportion 4 [s], A W proportion 2 [r], "
           "A Z proportion 2 [z]");
}

TEST_CASE("article 8: what is traced to a victim who is whole by now is nobody else's") {
  // 50 must be V's, 30 W's. V has 58 back and gets 2; of the 10 in doubt W may have 10.
  const auto result =
      answer(two_victims(10), {.stolen = both, .frozen = {frozen("A", 90)}, .repaid = {{{"V", "CNY"}, 58}}});
  CHECK(result.rows == "A V direct 2 [s], A W direct 30 [r], A W proportion 10 [r]");
  CHECK(result.accounts == "A 90-42=48 victims whole");
}

TEST_CASE("article 8: a lure repayment makes the victim whole by that much") {
  // A pays V 8 and keeps 92, all of which must be W's 40 and 52 of V's: 60 − 8 are open for V.
  auto ledger = two_victims(0);
  ledger.rows.push_back(pays("1", "A", "V", 3, 8));
  oracle::RefundQuery query{.stolen = both, .frozen = {frozen("A", 92)}};
  // At least 92 − 40 = 52 are V's, 92 − 60 = 32 W's; 8 are left: V has nothing open, W gets 8.
  auto result = answer(ledger, query);
  CHECK(result.rows == "A V direct 52 [s], A W direct 32 [r], A W proportion 8 [r]");
  CHECK(result.victims == "V 60-8-52=0, W 40-0-40=0");
  // Left out of account: 8 · 60/100 = 4.8 and 3.2.
  query.count_receipts = false;
  result = answer(ledger, query);
  CHECK(result.rows == "A V direct 52 [s], A W direct 32 [r], A V proportion 5 [s], A W proportion 3 [r]");
  CHECK(result.victims == "V 60-0-57=3, W 40-0-35=5");
}

TEST_CASE("article 8: an account that nobody's money can have reached stays frozen") {
  auto ledger = two_victims(0);
  ledger.rows.push_back(pays("1", "Employer", "B", 4, 500));
  const auto result = answer(ledger, {.stolen = both, .frozen = {frozen("B", 500), frozen("A", 100)}});
  CHECK(result.rows == "A V direct 60 [s], A W direct 40 [r]");
  CHECK(result.accounts == "B 500-0=500 no victims' money, A 100-100=0");
}

TEST_CASE("article 8: rows are shown by the transfers downstream of that victim alone") {
  // V's 60 lie in A, W's 40 in B; both pay C, where 90 are kept.
  const oracle::Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 60), pays("r", "W", "B", 2, 40), pays("1", "A", "C", 3, 30),
               pays("2", "B", "C", 4, 40), pays("3", "A", "C", 5, 30), pays("4", "D", "C", 6, 5)},
      .accounts = {opened("A", 0), opened("B", 0), opened("C", 0), opened("D", 5)}};
  CHECK(answer(ledger, {.stolen = both, .frozen = {frozen("C", 105)}}).rows
        == "C V direct 60 [1 3], C W direct 40 [2]");
}

TEST_CASE("article 8: a reconstructed opening leaves room for clean money") {
  // A's opening is not known: the 10 that left may be V's or what lay there before; 50 must be V's all the
  // same.
  const oracle::Ledger ledger{.rows = {pays("s", "V", "A", 1, 60), pays("1", "A", "Shop", 2, 10)},
                              .accounts = {terminal("Shop")}};
  const oracle::Query stolen{.sources = {{"s"}}};
  CHECK(answer(ledger, {.stolen = stolen, .frozen = {frozen("A", 60)}}).rows
        == "A V direct 50 [s], A V proportion 10 [s]");
}
