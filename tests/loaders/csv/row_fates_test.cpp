// SPDX-License-Identifier: Apache-2.0
// What becomes of rows beside being loaded: split, repeated, contradictory, paid to oneself.
#include "tests/loaders/csv/loaded_csv.hpp"

namespace sluice::tests {
namespace {

const std::string received = ",amount_received,currency_received,payer_balance_after,payee_balance_after";

TEST_CASE("fates: another currency arrives") {
  const auto outcome = load_text(with_header({"T,A,B,2024-01-02,10,USD,70,CNY,5,80"}, received));
  CHECK(transfers(outcome)
        == Lines{"T#out A ?fx 2024-01-02T00:00:00Z 10.00 USD", "T#in ?fx B 2024-01-02T00:00:00Z 70.00 CNY"});
  CHECK(outcome.report.loaded == 1);
  const auto& t = outcome.ledger->transfers;
  CHECK(t.payer_balance_after[0] == Amount(500));
  CHECK(t.payee_balance_after[0] == no_balance);
  CHECK(t.payer_balance_after[1] == no_balance);
  CHECK(t.payee_balance_after[1] == Amount(8000));
}

TEST_CASE("fates: less arrives in the same currency") {
  const auto outcome = load_text(with_header({"T,A,B,2024-01-02,10,CNY,9.50,,5,80"}, received));
  CHECK(transfers(outcome)
        == Lines{"T A B 2024-01-02T00:00:00Z 9.50 CNY", "T#fee A ?fee 2024-01-02T00:00:00Z 0.50 CNY"});
  const auto& t = outcome.ledger->transfers;
  CHECK(t.payer_balance_after[0] == no_balance);
  CHECK(t.payee_balance_after[0] == Amount(8000));
  CHECK(t.payer_balance_after[1] == Amount(500));
  CHECK(t.payee_balance_after[1] == no_balance);
}

TEST_CASE("fates: what arrives cannot be read, or is too much") {
  const auto outcome = load_text(with_header(
      {"T0,A,B,2024-01-02,10,CNY,10,CNY,,", "T1,A,B,2024-01-02,10,CNY,10.01,,,",
       "T2,A,B,2024-01-02,10,CNY,0,,,", "T3,A,B,2024-01-02,10,CNY,,USD,,", "T4,A,B,2024-01-02,10,CNY,5,QQQ,,",
       "T5,A,B,2024-01-02,10,CNY,,,x,", "T6,A,B,2024-01-02,10,CNY,,,,0.001"},
      received));
  CHECK(fates(outcome) == "1 6 0 0 0");
  CHECK(transfers(outcome) == Lines{"T0 A B 2024-01-02T00:00:00Z 10.00 CNY"});
  CHECK(rejections(outcome)
        == Lines{"t.csv:3 amount_received|no more than was sent in the same currency|10.01",
                 "t.csv:4 amount_received|an amount above zero|0",
                 "t.csv:5 amount_received|the amount received, since its currency is another|",
                 "t.csv:6 currency_received|a currency of ISO 4217, or one given by --scale CODE=N|QQQ",
                 "t.csv:7 payer_balance_after|a plain decimal number such as 1234.50|x",
                 "t.csv:8 payee_balance_after|no more decimals than the currency has (--round half-up rounds "
                 "them)|0.001"});
}

TEST_CASE("fates: split rows without an id, repeated, to oneself") {
  const auto outcome = load_text(with_header(
      {",A,B,2024-01-02,10,USD,70,CNY,,", "T,A,B,2024-01-02,10,CNY,9,,,", "T,A,B,2024-01-02,10,CNY,9,,,",
       "T,A,B,2024-01-02,10,CNY,8,,,", "S,A,A,2024-01-02,10,CNY,9,,,", "X,A,A,2024-01-02,10,USD,70,CNY,,"},
      received));
  // The third and fourth say what the second says: what arrived is no part of a row's content.
  CHECK(fates(outcome) == "3 0 0 1 2");
  CHECK(transfers(outcome)
        == Lines{"t.csv:2#out A ?fx 2024-01-02T00:00:00Z 10.00 USD",
                 "t.csv:2#in ?fx B 2024-01-02T00:00:00Z 70.00 CNY", "T A B 2024-01-02T00:00:00Z 9.00 CNY",
                 "T#fee A ?fee 2024-01-02T00:00:00Z 1.00 CNY", "X#out A ?fx 2024-01-02T00:00:00Z 10.00 USD",
                 "X#in ?fx A 2024-01-02T00:00:00Z 70.00 CNY"});
}

TEST_CASE("fates: duplicates, and ids that contradict") {
  const auto outcome =
      load_text(with_header({"T,A,B,2024-01-02,10,CNY", "T,A,B,2024-01-02 00:00:00,10.00,RMB",
                             "'T, A,B,20240102,10,", "T,A,B,2024-01-02,10,USD", "T,A,C,2024-01-02,10,CNY",
                             "T,A,B,2024-01-02,11,CNY", ",A,B,2024-01-02,10,CNY", ",A,B,2024-01-02,10,CNY"}));
  CHECK(fates(outcome) == "3 3 0 0 2");
  CHECK(rejections(outcome)[0]
        == "t.csv:5 transfer_id|an id of its own: t.csv:2 has the same and says something else|T");
  CHECK(outcome.report.rejections[2].row == "T,A,B,2024-01-02,11,CNY");
}

TEST_CASE("fates: a contradictory row of several lines is shown whole") {
  const auto outcome = load_text(with_header(
      {"T,\"A\n1\",B,2024-01-02,10,CNY,x", "T,A,\"B\",2024-01-02,11,CNY,\"y\nz\"", "U,A,B,2024-01-02,1,CNY,"},
      ",place"));
  // The first is no row: its payer holds a line end.
  CHECK(fates(outcome) == "2 1 0 0 0");
  const auto again = load_text(with_header(
      {"T,A,B,2024-01-02,10,CNY,x", "T,A,\"B\",2024-01-02,11,CNY,\"y\nz\"", "U,A,B,2024-01-02,1,CNY,"},
      ",place"));
  REQUIRE(again.report.rejections.size() == 1);
  CHECK(again.report.rejections[0].row == "T,A,\"B\",2024-01-02,11,CNY,\"y\nz\"");
}

TEST_CASE("fates: failed, self and rejected rows leave their id to others") {
  const auto outcome = load_text(with_header(
      {"T,A,B,2024-01-02,10,CNY,no", "T,A,A,2024-01-02,10,CNY,yes", "T,A,B,2024-01-02,0,CNY,yes",
       "T,A,C,2024-01-02,12,CNY,yes", "T,A,C,2024-01-02,12,CNY,yes", "T,A,A,2024-01-02,12,CNY,yes"},
      ",success"));
  CHECK(fates(outcome) == "1 1 1 2 1");
  CHECK(transfers(outcome) == Lines{"T A C 2024-01-02T00:00:00Z 12.00 CNY"});
}

/// Why the ledger says that an id is no transfer.
std::string dropped(const Outcome& outcome, std::string_view id) {
  const auto& table = outcome.ledger->dropped;
  std::string why;
  for (std::size_t i = 0; i < table.id.size(); ++i)
    if (table.id[i] == id) why += fmt::format("{}:{} ", to_text(table.reason[i]), table.line[i]);
  return why;
}

TEST_CASE("fates: the ledger remembers the ids of rows left out") {
  const auto outcome = load_text(
      with_header({"T0,A,B,2024-01-02,1,CNY,", "T1,A,B,2024-01-02,0,CNY,", "T2,A,B,2024-01-02,0,CNY,,,",
                   "T3,A", "T4,A,B,2024-01-02,1,CNY,no", "T5,A,A,2024-01-02,1,CNY,",
                   "T0,A,B,2024-01-02,1,CNY,", "T6,A,B,2024-01-02,1,CNY,,extra"},
                  ",success"));
  CHECK(dropped(outcome, "T1") == "rejected:3 ");
  CHECK(dropped(outcome, "T2") == "rejected:4 ");
  CHECK(dropped(outcome, "T3") == "rejected:5 ");
  CHECK(dropped(outcome, "T4") == "failed:6 ");
  CHECK(dropped(outcome, "T5") == "self:7 ");
  CHECK(dropped(outcome, "T0") == "duplicate:8 ");
  CHECK(dropped(outcome, "T6") == "rejected:9 ");
}

TEST_CASE("fates: rows, but none that could be loaded") {
  const auto outcome = load_text(with_header({"T,A,A,2024-01-02,1,CNY", "T,A,B,2024-01-02,x,CNY"}));
  CHECK(outcome.kind == Outcome::Kind::nothing_loaded);
  CHECK(fates(outcome) == "0 1 0 1 0");
  CHECK(outcome.refusal
        == "2 rows were read and none could be loaded; the first: t.csv:3: amount: expected a plain decimal "
           "number such as 1234.50, found x");
}

}  // namespace
}  // namespace sluice::tests
