// SPDX-License-Identifier: Apache-2.0
#include "engine/graph/transfer_graph.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "engine/build/build_ledger.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/made_input.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

constexpr std::uint16_t cny = 0, jpy = 1;  // places in the currencies of a made input

tests::MadeRow made_row(const std::string& id, const std::string& payer, const std::string& payee,
                        std::int64_t time, std::int64_t amount) {
  tests::MadeRow row;
  row.id = id;
  row.payer = payer;
  row.payee = payee;
  row.time = Time(time);
  row.amount = Amount(amount);
  return row;
}

TransferGraph graph_of(const tests::MadeInput& made) {
  Progress progress;
  return TransferGraph(
      build_ledger(load_made(made, 0, made.files.size()), EqualTimes::as_listed, progress).ledger);
}

/// a.csv: 1 V→A 100; 2 A→B 60 without an id; 3 B 50 CNY → C 700 JPY; 4 A→C 30 and a fee of 2.
/// Another a.csv: a payment without an id.
tests::MadeInput small_input() {
  tests::MadeInput made;
  auto exchanged = made_row("3", "B", "C", 30, 50), with_fee = made_row("4", "A", "C", 40, 30);
  exchanged.shape = tests::MadeRow::Shape::exchanged;
  exchanged.second_amount = Amount(700);
  with_fee.shape = tests::MadeRow::Shape::with_fee;
  with_fee.second_amount = Amount(2);
  made.files.push_back(
      {{"a.csv"}, {made_row("1", "V", "A", 10, 100), made_row("", "A", "B", 20, 60), exchanged, with_fee}});
  made.files.push_back({{"a.csv"}, {made_row("", "C", "V", 50, 5)}});
  made.aliases = {{"card A", "A"}};
  return made;
}

TEST_CASE("accounts, pockets and transfers are found by their names") {
  const auto graph = graph_of(small_input());
  // Transfers: 1, a.csv#1:3, 3#out, 3#in, 4, 4#fee, a.csv#2:2.
  REQUIRE(graph.transfer_count() == 7);
  std::vector<std::string> names;
  for (TransferNo t; t < graph.end(); ++t) names.push_back(graph.transfer_id(t));
  CHECK(names == std::vector<std::string>{"1", "a.csv#1:3", "3#out", "3#in", "4", "4#fee", "a.csv#2:2"});
  for (TransferNo t; t < graph.end(); ++t) CHECK(graph.find_transfer(graph.transfer_id(t)) == t);
  CHECK(graph.find_transfer("3") == TransferNo(2));
  for (const auto* unknown : {"", "2", "5", "1#out", "3#fee", "a.csv:3", "a.csv#1:2"})
    CHECK_FALSE(graph.find_transfer(unknown));

  const auto a = graph.find_account("A"), c = graph.find_account("C");
  REQUIRE(a);
  REQUIRE(c);
  CHECK(graph.account_id(*a) == "A");
  CHECK(graph.find_account("card A") == a);
  for (const auto* unknown : {"", "a", "AA", "?", "Z"}) CHECK_FALSE(graph.find_account(unknown));
  REQUIRE(graph.find_account("?fx"));
  REQUIRE(graph.find_account("?fee"));

  // Currencies by code: CNY, JPY.
  CHECK(graph.currency_code(CurrencyNo(cny)) == "CNY");
  CHECK(graph.scale(CurrencyNo(jpy)) == 0);
  CHECK(graph.find_pocket(*a, CurrencyNo(cny)).has_value());
  CHECK_FALSE(graph.find_pocket(*a, CurrencyNo(jpy)));
  const auto yen = graph.find_pocket(*c, CurrencyNo(jpy));
  REQUIRE(yen);
  CHECK(graph.account(*yen) == *c);
  CHECK(graph.currency(*yen) == CurrencyNo(jpy));
  CHECK(graph.inflows(*yen).size() == 1);
  CHECK(graph.payee(TransferNo(3)) == *yen);
  CHECK(graph.currency(TransferNo(3)) == CurrencyNo(jpy));
  CHECK(graph.amount(TransferNo(3)) == Amount(700));
}

TEST_CASE("the two transfers of a split row without an id have names of their own") {
  tests::MadeInput made;
  auto exchanged = made_row("", "A", "B", 10, 50), with_fee = made_row("", "A", "B", 20, 30);
  exchanged.shape = tests::MadeRow::Shape::exchanged;
  with_fee.shape = tests::MadeRow::Shape::with_fee;
  exchanged.second_amount = with_fee.second_amount = Amount(2);
  made.files.push_back({{"a.csv"}, {exchanged, with_fee}});
  const auto graph = graph_of(made);
  std::vector<std::string> names;
  for (TransferNo t; t < graph.end(); ++t) names.push_back(graph.transfer_id(t));
  CHECK(names == std::vector<std::string>{"a.csv:2#out", "a.csv:2#in", "a.csv:3", "a.csv:3#fee"});
  for (TransferNo t; t < graph.end(); ++t) CHECK(graph.find_transfer(graph.transfer_id(t)) == t);
  CHECK(graph.find_transfer("a.csv:2") == TransferNo(0));
}

TEST_CASE("runs have running sums; known_at cuts them") {
  const auto graph = graph_of(small_input());
  const auto a = graph.find_pocket(*graph.find_account("A"), CurrencyNo(cny));
  REQUIRE(a);
  // A pays 60, 30 and the fee 2.
  const auto run = graph.outflows(*a);
  REQUIRE(run.size() == 3);
  CHECK(run[0].sum == Amount(60));
  CHECK(run[1].sum == Amount(90));
  CHECK(run[2].sum == Amount(92));
  CHECK(leg_amount(run, 0) == Amount(60));
  CHECK(leg_amount(run, 2) == Amount(2));
  CHECK(sum_of_first(run, 0) == Amount(0));
  CHECK(sum_of_first(run, 2) == Amount(90));
  CHECK(graph.account_id(run[2].counterparty) == "?fee");
  // Its transfers are 1, 4 and 5.
  CHECK(legs_before(run, TransferNo(0)) == 0);
  CHECK(legs_before(run, TransferNo(4)) == 1);
  CHECK(legs_before(run, TransferNo(5)) == 2);
  CHECK(legs_before(run, TransferNo(6)) == 3);

  CHECK(graph.is_whole());
  CHECK_FALSE(graph.known_until());
  const auto early = graph.known_at(Time(30));
  CHECK(early.transfer_count() == 4);
  CHECK_FALSE(early.is_whole());
  CHECK(early.known_until() == Time(30));
  CHECK(early.outflows(*a).size() == 1);
  CHECK(early.inflows(*a).size() == 1);
  CHECK(early.pocket_count() == graph.pocket_count());
  // What is not known yet is still found, so that one can say so.
  CHECK(early.find_transfer("4") == TransferNo(4));
  CHECK(early.known_at(Time(100)).known_until() == Time(30));
  CHECK(early.known_at(Time(100)).transfer_count() == 4);
  CHECK(early.known_at(Time(9)).transfer_count() == 0);
  CHECK(graph.known_at(Time(50)).is_whole());
}

TEST_CASE("first_at, first_after and known runs equal a scan over all transfers") {
  const auto seed = GENERATE(range(0, 60));
  CAPTURE(seed);
  const auto ledger = oracle::random_ledger(static_cast<std::uint64_t>(seed));
  const TransferGraph whole(tests::built(ledger));
  REQUIRE(whole.transfer_count() == ledger.rows.size());
  std::set<std::int64_t> moments{Time::min().ns, Time::max().ns};
  for (const auto& row : ledger.rows) moments.insert({row.time_ns - 1, row.time_ns, row.time_ns + 1});
  for (const auto moment : moments) {
    const Time time(moment);
    auto count = [&](auto is_before) {
      return static_cast<std::uint32_t>(std::ranges::count_if(ledger.rows, is_before));
    };
    const auto earlier = count([&](const auto& row) { return row.time_ns < moment; });
    const auto not_later = count([&](const auto& row) { return row.time_ns <= moment; });
    REQUIRE(whole.first_at(time) == TransferNo(earlier));
    REQUIRE(whole.first_after(time) == TransferNo(not_later));
    const auto view = whole.known_at(time);
    REQUIRE(view.end() == TransferNo(not_later));
    REQUIRE(view.first_after(Time::max()) == view.end());
    for (PocketNo p; p.value < view.pocket_count(); ++p) {
      std::vector<std::uint32_t> out, in;
      for (TransferNo t; t < view.end(); ++t) {
        if (view.payer(t) == p) out.push_back(t.value);
        if (view.payee(t) == p) in.push_back(t.value);
      }
      std::vector<std::uint32_t> out_run, in_run;
      for (const auto& leg : view.outflows(p)) out_run.push_back(leg.transfer.value);
      for (const auto& leg : view.inflows(p)) in_run.push_back(leg.transfer.value);
      REQUIRE(out_run == out);
      REQUIRE(in_run == in);
    }
  }
}

TEST_CASE("every transfer and account of a random input is found by its name") {
  const auto seed = GENERATE(range(0, 60));
  CAPTURE(seed);
  const auto graph = graph_of(tests::make_input(static_cast<std::uint64_t>(seed), 3));
  for (TransferNo t; t < graph.end(); ++t) REQUIRE(graph.find_transfer(graph.transfer_id(t)) == t);
  for (AccountNo a; a.value < graph.account_count(); ++a)
    REQUIRE(graph.find_account(graph.account_id(a)) == a);
  for (PocketNo p; p.value < graph.pocket_count(); ++p)
    REQUIRE(graph.find_pocket(graph.account(p), graph.currency(p)) == p);
}

}  // namespace
}  // namespace sluice
