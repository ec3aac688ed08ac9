// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/refund.hpp"

#include "engine/values/error.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice::oracle;

namespace {

Frozen frozen(const std::string& account, std::int64_t amount) { return {{account, "CNY"}, amount}; }

// `A V direct 10, A W proportion 5`
std::string rows_of(const Refund& refund) {
  std::string text;
  for (const auto& row : refund.rows)
    text += (text.empty() ? "" : ", ") + row.pocket.account + " " + row.victim + " " + row.step + " "
            + std::to_string(row.amount);
  return text;
}

// `V 60-20-30=10`: loss, repaid, returned, open.
std::string victims_of(const Refund& refund) {
  std::string text;
  for (const auto& victim : refund.victims)
    text += (text.empty() ? "" : ", ") + victim.victim + " " + std::to_string(victim.loss) + "-"
            + std::to_string(victim.repaid) + "-" + std::to_string(victim.returned) + "="
            + std::to_string(victim.open);
  return text;
}

// `A 100-60=40`: frozen, returned, remains.
std::string accounts_of(const Refund& refund) {
  std::string text;
  for (const auto& account : refund.accounts)
    text += (text.empty() ? "" : ", ") + account.pocket.account + " " + std::to_string(account.frozen) + "-"
            + std::to_string(account.returned) + "=" + std::to_string(account.remains);
  return text;
}

// V's 60 and W's 40 meet in A, `spent` leaves for the shop.
Ledger two_victims(std::int64_t spent) {
  Ledger ledger{.rows = {pays("s", "V", "A", 1, 60), pays("r", "W", "A", 2, 40)},
                .accounts = {opened("A", 0), terminal("Shop")}};
  if (spent > 0) ledger.rows.push_back(pays("1", "A", "Shop", 3, spent));
  return ledger;
}
const Query both{.sources = {{"s", ""}, {"r", ""}}};

// Paul and Michael pay in 10.00 each, 10.00 is spent, Karen pays in 10.00, 10.00 is spent.
const Ledger todd{.rows = {pays("p", "Paul", "X", 1, 1000), pays("m", "Michael", "X", 2, 1000),
                           pays("1", "X", "Shop", 3, 1000), pays("k", "Karen", "X", 4, 1000),
                           pays("2", "X", "Shop", 5, 1000)},
                  .accounts = {terminal("Shop"), opened("X", 0)}};

Refund todd_by(Method method) {
  return refund(todd, {.stolen = {.sources = {{"p", ""}, {"m", ""}, {"k", ""}}},
                       .frozen = {frozen("X", 1000)},
                       .method = method});
}

}  // namespace

TEST_CASE("refund: Todd's example under each method") {
  // 1000 among three equal losses: 333 each, the missing unit to the first.
  CHECK(rows_of(todd_by(Method::pari_passu))
        == "X Paul pari-passu 334, X Michael pari-passu 333, X Karen pari-passu 333");
  CHECK(rows_of(todd_by(Method::rolling))
        == "X Paul rolling 250, X Michael rolling 250, X Karen rolling 500");
  CHECK(rows_of(todd_by(Method::fifo)) == "X Karen fifo 1000");
  CHECK(rows_of(todd_by(Method::lifo)) == "X Paul lifo 1000");
  CHECK(rows_of(todd_by(Method::libr)) == "X Paul libr 250, X Michael libr 250, X Karen libr 500");
  // Nobody's 1000 must be there: each may have gone among the 2000. All of it is stolen, so it is split.
  CHECK(rows_of(todd_by(Method::article_8))
        == "X Paul proportion 334, X Michael proportion 333, X Karen proportion 333");
  CHECK(victims_of(todd_by(Method::fifo))
        == "Paul 1000-0-0=1000, Michael 1000-0-0=1000, Karen 1000-0-1000=0");
}

TEST_CASE("refund directly: one victim's money, and several whose money can be told apart") {
  const Ledger alone{.rows = {pays("s", "V", "A", 1, 60)}, .accounts = {opened("A", 5)}};
  // 65 are there, 60 are V's; the rest of what is frozen is A's own.
  const auto one = refund(alone, {.stolen = {.sources = {{"s", ""}}}, .frozen = {frozen("A", 65)}});
  CHECK(rows_of(one) == "A V direct 60");
  CHECK(accounts_of(one) == "A 65-60=5");
  CHECK(victims_of(one) == "V 60-0-60=0");
  // Nothing has left: V's 60 and W's 40 must be there. The order is that of the first source.
  const Query other_order{.sources = {{"r", ""}, {"s", ""}}};
  CHECK(rows_of(refund(two_victims(0), {.stolen = other_order, .frozen = {frozen("A", 100)}}))
        == "A W direct 40, A V direct 60");
  // 50 frozen of 100: 50·60/100 and 50·40/100. Nothing is left for the second step.
  CHECK(rows_of(refund(two_victims(0), {.stolen = both, .frozen = {frozen("A", 50)}}))
        == "A V direct 30, A W direct 20");
  // 10 have left: at least 60 - 10 are V's and 40 - 10 W's; the other 10 in proportion: 6 and 4.
  CHECK(rows_of(refund(two_victims(10), {.stolen = both, .frozen = {frozen("A", 90)}}))
        == "A V direct 50, A W direct 30, A V proportion 6, A W proportion 4");
}

TEST_CASE("refund in proportion, with caps in rounds") {
  // 30 stay of 100, none of which must be V's or W's: 30·60/100 and 30·40/100.
  const auto result = refund(two_victims(70), {.stolen = both, .frozen = {frozen("A", 30)}});
  CHECK(rows_of(result) == "A V proportion 18, A W proportion 12");
  CHECK(victims_of(result) == "V 60-0-18=42, W 40-0-12=28");
  // More is frozen than can be stolen money: it stays.
  CHECK(accounts_of(refund(two_victims(70), {.stolen = both, .frozen = {frozen("A", 33)}})) == "A 33-30=3");
  // V has 55 back, 5 are open: 18 is over 5, so V gets 5, and W 25 of the 30 that can be his.
  RefundQuery query{.stolen = both, .frozen = {frozen("A", 30)}, .repaid = {{{"V", "CNY"}, 55}}};
  CHECK(rows_of(refund(two_victims(70), query)) == "A V proportion 5, A W proportion 25");
  // By what is open, 5 and 40: 30·5/45 = 3.33 and 26.67.
  query.weight_open = true;
  CHECK(rows_of(refund(two_victims(70), query)) == "A V proportion 3, A W proportion 27");
  // W has all back, and more: nothing is open, and V gets 30.
  query = {.stolen = both, .frozen = {frozen("A", 30)}, .repaid = {{{"W", "CNY"}, 41}}};
  CHECK(rows_of(refund(two_victims(70), query)) == "A V proportion 30");
  CHECK(victims_of(refund(two_victims(70), query)) == "V 60-0-30=30, W 40-40-0=0");
}

TEST_CASE("refund in proportion: nobody gets more out of an account than can be his there") {
  // 10 of V, W and Z each, 4 spent: 6 must be each one's, and 26 - 18 = 8 are split. V lost 1000 elsewhere:
  // his share would be 8·1010/1030 = 7.8, but only 4 beside the 6 can be his. The other 4 are W's and Z's.
  const Ledger ledger{
      .rows = {pays("s", "V", "A", 1, 10), pays("r", "W", "A", 2, 10), pays("z", "Z", "A", 3, 10),
               pays("1", "A", "Shop", 4, 4), pays("q", "V", "B", 5, 1000)},
      .accounts = {opened("A", 0), terminal("Shop")}};
  const Query three{.sources = {{"s", ""}, {"r", ""}, {"z", ""}, {"q", ""}}};
  CHECK(rows_of(refund(ledger, {.stolen = three, .frozen = {frozen("A", 26)}}))
        == "A V direct 6, A W direct 6, A Z direct 6, A V proportion 4, A W proportion 2, A Z proportion 2");
}

TEST_CASE("refund: what is directly V's but repaid already is nobody else's") {
  // 50 must be V's and 30 W's. V has 58 back and gets 2; the other 48 are not for W. 90 - 80 are split:
  // V has nothing open, W gets 10, which is what he has open and what can be his beside the 30.
  const auto result =
      refund(two_victims(10), {.stolen = both, .frozen = {frozen("A", 90)}, .repaid = {{{"V", "CNY"}, 58}}});
  CHECK(rows_of(result) == "A V direct 2, A W direct 30, A W proportion 10");
  CHECK(accounts_of(result) == "A 90-42=48");
}

TEST_CASE("refund: all accounts directly before any in proportion") {
  // A: 30 of V's or W's. B: V's 50. The first step gives V 50 out of B, so 10 are open when A is split:
  // 30·110/150 = 22 is over 10, W gets 20 of the 30 that can be his.
  Ledger ledger = two_victims(70);
  ledger.rows.push_back(pays("q", "V", "B", 4, 50));
  ledger.accounts.push_back(opened("B", 0));
  const Query query{.sources = {{"s", ""}, {"r", ""}, {"q", ""}}};
  const RefundQuery asked{
      .stolen = query, .frozen = {frozen("A", 30), frozen("B", 50)}, .repaid = {{{"V", "CNY"}, 50}}};
  const auto result = refund(ledger, asked);
  CHECK(rows_of(result) == "B V direct 50, A V proportion 10, A W proportion 20");
  CHECK(victims_of(result) == "V 110-50-60=0, W 40-0-20=20");
  CHECK(accounts_of(result) == "A 30-30=0, B 50-50=0");
  const auto everything = freeze_all(ledger, query);
  REQUIRE(everything.size() == 2);
  CHECK((everything[0].id.account == "A" && everything[0].amount == 30));
  CHECK((everything[1].id.account == "B" && everything[1].amount == 50));
}

TEST_CASE("refund: what a victim received of marked money is repaid") {
  // A lures V with 20, of which the ledger is the witness; W's 40 into V's account are a source.
  const Ledger ledger{
      .rows = {pays("x", "Q", "V", 0, 7), pays("s", "V", "A", 1, 60), pays("1", "A", "V", 2, 20),
               pays("r", "W", "V", 3, 40), pays("2", "Q", "V", 4, 9)},
      .accounts = {opened("A", 0)}};
  RefundQuery query{.stolen = both, .frozen = {frozen("A", 40)}};
  CHECK(rows_of(refund(ledger, query)) == "A V direct 40");
  CHECK(victims_of(refund(ledger, query)) == "V 60-20-40=0, W 40-0-0=40");
  CHECK(refund(ledger, query).receipts == std::vector<Receipt>{{"V", "1", 20}});
  query.count_receipts = false;
  CHECK(victims_of(refund(ledger, query)) == "V 60-0-40=20, W 40-0-0=40");
  CHECK(refund(ledger, query).receipts.empty());
  // With 50 repaid beside, no more than the loss counts.
  query.count_receipts = true;
  query.repaid = {{{"V", "CNY"}, 50}};
  CHECK(victims_of(refund(ledger, query)) == "V 60-60-0=0, W 40-0-0=40");
}

TEST_CASE("refund: one account of two victims receives for both") {
  const Ledger ledger{
      .rows = {pays("s", "J", "A", 1, 60), pays("r", "J", "A", 2, 40), pays("1", "A", "J", 3, 30)},
      .accounts = {opened("A", 0)}};
  const RefundQuery query{.stolen = {.sources = {{"s", "V"}, {"r", "W"}}}, .frozen = {frozen("A", 70)}};
  CHECK(refund(ledger, query).receipts == std::vector<Receipt>{{"V", "1", 30}, {"W", "1", 30}});
  // At least 60 - 30 of the 70 are V's and 40 - 30 W's: just what each has open after the receipt. The
  // other 30 stay.
  CHECK(rows_of(refund(ledger, query)) == "A V direct 30, A W direct 10");
  CHECK(victims_of(refund(ledger, query)) == "V 60-30-30=0, W 40-30-10=0");
}

TEST_CASE("refund: pari passu is one fund, paid out account by account") {
  // 30 + 50 = 80 by 110 and 40: 58.67 and 21.33, so 59 and 21. A pays V 30; B pays V 29 and W 21.
  Ledger ledger = two_victims(70);
  ledger.rows.push_back(pays("q", "V", "B", 4, 50));
  const Query query{.sources = {{"s", ""}, {"r", ""}, {"q", ""}}};
  RefundQuery asked{
      .stolen = query, .frozen = {frozen("A", 30), frozen("B", 50)}, .method = Method::pari_passu};
  CHECK(rows_of(refund(ledger, asked)) == "A V pari-passu 30, B V pari-passu 29, B W pari-passu 21");
  // V has 60 back and 50 open: 59 is over it, W gets 30.
  asked.repaid = {{{"V", "CNY"}, 60}};
  CHECK(rows_of(refund(ledger, asked)) == "A V pari-passu 30, B V pari-passu 20, B W pari-passu 30");
}

TEST_CASE("refund by a rule: less frozen than rests, and less open than rests") {
  // fifo: V's 60 and 10 of W's left, 30 of W's rest.
  RefundQuery query{.stolen = both, .frozen = {frozen("A", 30)}, .method = Method::fifo};
  CHECK(rows_of(refund(two_victims(70), query)) == "A W fifo 30");
  query.repaid = {{{"W", "CNY"}, 25}};
  CHECK(rows_of(refund(two_victims(70), query)) == "A W fifo 15");
  // rolling: 18 and 12 rest; 20 are frozen: 12 and 8. V has 50 back: 10 and 12 of 20: 9.09 and 10.91.
  query = {.stolen = both, .frozen = {frozen("A", 20)}, .method = Method::rolling};
  CHECK(rows_of(refund(two_victims(70), query)) == "A V rolling 12, A W rolling 8");
  query.repaid = {{{"V", "CNY"}, 50}};
  CHECK(rows_of(refund(two_victims(70), query)) == "A V rolling 9, A W rolling 11");
}

TEST_CASE("refund: every currency by itself, and only what has happened by then") {
  Ledger ledger = two_victims(0);
  ledger.rows.push_back(pays("q", "V", "A", 4, 50));
  ledger.rows.back().currency = "JPY";
  RefundQuery query{.stolen = {.sources = {{"q", ""}, {"r", ""}, {"s", ""}}},
                    .frozen = {{{"A", "JPY"}, 60}, frozen("A", 100), frozen("Shop", 9), frozen("Z", 9)},
                    .repaid = {{{"V", "JPY"}, 45}}};
  ledger.accounts.front().opening_balance["JPY"] = 10;
  const auto result = refund(ledger, query);
  CHECK(rows_of(result) == "A V direct 5, A V direct 60, A W direct 40");
  CHECK(victims_of(result) == "V 60-0-60=0, V 50-45-5=0, W 40-0-40=0");
  CHECK(accounts_of(result) == "A 60-5=55, A 100-100=0, Shop 9-0=9, Z 9-0=9");
  query.stolen.until_ns = 1'000'000'000;
  query.repaid = {};
  CHECK(victims_of(refund(ledger, query)) == "V 60-0-60=0, V 0-0-0=0, W 0-0-0=0");
  query.frozen = {frozen("A", 1), frozen("A", 2)};
  CHECK_THROWS_AS(refund(ledger, query), sluice::InvalidQuery);
}

TEST_CASE("shares with caps") {
  using Amounts = std::vector<std::int64_t>;
  CHECK(split_with_caps(10, {1, 1}, {10, 10}) == Amounts{5, 5});
  CHECK(split_with_caps(10, {1, 1}, {3, 10}) == Amounts{3, 7});
  // 4, 4, 4: two over; then 12 - 3 - 3 = 6 for the third, who is over as well: 1 is left over.
  CHECK(split_with_caps(12, {1, 1, 1}, {3, 3, 5}) == Amounts{3, 3, 5});
  CHECK(split_with_caps(12, {1, 1, 1}, {0, 20, 20}) == Amounts{0, 6, 6});
  // 0.6, 0.6, 1.8: the first is at his cap, but nobody is over, so it stands.
  CHECK(split_with_caps(3, {1, 1, 3}, {1, 9, 9}) == Amounts{1, 0, 2});
  CHECK(split_with_caps(0, {1, 1}, {3, 3}) == Amounts{0, 0});
  CHECK(split_with_caps(9, {}, {}).empty());
}
