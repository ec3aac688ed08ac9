// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/payment_check.hpp"

#include "engine/values/error.hpp"
#include "tests/algorithms/screening/screened_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using Ids = std::vector<std::string>;
using tests::TiedLedger;

PaymentScreening pay(const ScreenIndex& index, const std::string& payer, const std::string& payee,
                     std::int64_t amount, std::int64_t hour) {
  const auto& graph = index.graph();
  return PaymentCheck(index).screen({tests::account(graph, payer), graph.find_account(payee), CurrencyNo(0),
                                     Amount(amount), TiedLedger::at_hour(hour)});
}

const Reason* find(const PaymentScreening& found, ReasonCode code) {
  const auto place = std::ranges::find(found.reasons, code, &Reason::code);
  return place == found.reasons.end() ? nullptr : &*place;
}

}  // namespace

TEST_CASE("a payment continues a chain and closes a cycle, within the window only") {
  const auto graph = TiedLedger()
                         .pays("1", "a", "b", 1, 1'000)
                         .pays("2", "b", "c", 2, 950)
                         .pays("3", "c", "d", 3, 900)
                         .graph();
  const auto index = tests::screen_index(graph);
  const auto found = pay(index, "d", "a", 850, 4);
  CHECK(tests::ids(graph, found.continues_chain.transfers) == Ids{"1", "2", "3"});
  CHECK(tests::ids(graph, found.closes_cycle.transfers) == Ids{"1", "2", "3"});
  CHECK(found.reasons[0].code == ReasonCode::continues_chain);
  CHECK(found.reasons[0].count == 3);
  CHECK(find(found, ReasonCode::closes_cycle)->count == 4);
  CHECK(found.level == RiskLevel::high);
  CHECK_FALSE(found.is_cut);
  // Too little of it, and too late for the first transfer, then for the last.
  CHECK(pay(index, "d", "a", 719, 4).continues_chain.transfers.empty());
  CHECK(pay(index, "d", "a", 720, 4).continues_chain.transfers.size() == 3);
  CHECK(pay(index, "d", "a", 850, 25).closes_cycle.transfers.size() == 3);
  CHECK(pay(index, "d", "a", 850, 26).closes_cycle.transfers.empty());
  CHECK(pay(index, "d", "a", 850, 27).continues_chain.transfers.size() == 3);
  CHECK(pay(index, "d", "a", 850, 28).continues_chain.transfers.empty());
  // As things were before the last transfer.
  CHECK(pay(index, "d", "a", 850, 2).continues_chain.transfers.empty());
  CHECK(tests::ids(graph, pay(index, "c", "a", 900, 2).continues_chain.transfers) == Ids{"1", "2"});
  // It has been handed on already.
  CHECK(pay(index, "c", "x", 900, 4).continues_chain.transfers.empty());
}

TEST_CASE("an account that the ledger does not have can be paid, and is told to be unknown") {
  const auto graph = TiedLedger().pays("1", "a", "b", 1, 1'000).graph();
  const auto index = tests::screen_index(graph);
  const auto found = pay(index, "b", "nobody", 1'000, 1);
  CHECK(tests::codes(found.payee.reasons) == Ids{"not-in-ledger"});
  CHECK(found.closes_cycle.transfers.empty());
  CHECK(tests::ids(graph, found.continues_chain.transfers) == Ids{"1"});
  CHECK(tests::has_code(found.reasons, ReasonCode::first_payment));
}

TEST_CASE("the first payment is new, the second is not") {
  const auto graph = TiedLedger().pays("1", "a", "b", 5, 1'000).pays("2", "b", "a", 6, 1'000).graph();
  const auto index = tests::screen_index(graph);
  CHECK(tests::has_code(pay(index, "a", "b", 10, 4).reasons, ReasonCode::first_payment));
  CHECK_FALSE(tests::has_code(pay(index, "a", "b", 10, 5).reasons, ReasonCode::first_payment));
}

TEST_CASE("the tenth payer within the window is told, whoever pays twice") {
  TiedLedger ledger;
  for (int i = 0; i < 9; ++i) ledger.pays("t" + std::to_string(i), "p" + std::to_string(i), "b", i, 100);
  ledger.pays("again", "p0", "b", 9, 100).pays("shopping", "p0", "shop", 9, 100);
  ledger.account("shop", {}, unknown_time, AccountKind::merchant);
  const auto graph = ledger.graph();
  const auto index = tests::screen_index(graph);
  const auto tenth = pay(index, "shop", "b", 100, 10);
  REQUIRE(find(tenth, ReasonCode::nth_payer) != nullptr);
  CHECK(find(tenth, ReasonCode::nth_payer)->count == 10);
  CHECK(find(pay(index, "p3", "b", 100, 10), ReasonCode::nth_payer) == nullptr);
  CHECK(find(pay(index, "shop", "b", 100, 24), ReasonCode::nth_payer) != nullptr);
  // By then p0's second payment keeps it among them, p1's is too old.
  CHECK(find(pay(index, "shop", "b", 100, 26), ReasonCode::nth_payer) == nullptr);
}

TEST_CASE("ten times the usual is far above it, if there is a usual") {
  TiedLedger ledger;
  for (int i = 0; i < 5; ++i) ledger.pays("t" + std::to_string(i), "a", "b", i, 100);
  const auto graph = ledger.graph();
  const auto index = tests::screen_index(graph);
  const auto found = pay(index, "a", "b", 1'000, 5);
  REQUIRE(find(found, ReasonCode::far_above_usual) != nullptr);
  CHECK(find(found, ReasonCode::far_above_usual)->amount == Amount(100));
  CHECK(find(found, ReasonCode::far_above_usual)->count == 5);
  CHECK(find(pay(index, "a", "b", 999, 5), ReasonCode::far_above_usual) == nullptr);
  CHECK(find(pay(index, "a", "b", 1'000, 3), ReasonCode::far_above_usual) == nullptr);
}

TEST_CASE("an amount just under a usual limit is told with the limit") {
  const auto graph = TiedLedger().pays("1", "a", "b", 1, 100).graph();
  const auto index = tests::screen_index(graph);
  const auto found = pay(index, "a", "b", 4'990'000, 2);
  REQUIRE(find(found, ReasonCode::just_under_limit) != nullptr);
  CHECK(find(found, ReasonCode::just_under_limit)->amount == Amount(5'000'000));
  CHECK(find(pay(index, "a", "b", 5'000'000, 2), ReasonCode::just_under_limit) == nullptr);
}

TEST_CASE("what is said of the payee counts, and what leaves with the payer's money") {
  const auto graph = TiedLedger()
                         .pays("f", "victim", "mule", 1, 1'000)
                         .pays("x", "honest", "b", 1, 100)
                         .account("old", {}, unknown_time, AccountKind::bank_card, TiedLedger::at_hour(0))
                         .pays("y", "honest", "old", 1, 100)
                         .graph();
  const auto index = tests::screen_index(graph, {"b"}, {"f"});
  const auto to_mule = pay(index, "honest", "mule", 100, 2);
  CHECK(find(to_mule, ReasonCode::risky_payee)->risk == to_mule.payee.risk);
  CHECK(to_mule.risk >= 0.9);
  CHECK(tests::has_code(pay(index, "mule", "honest", 100, 2).reasons, ReasonCode::payer_holds_traced));
  CHECK(tests::has_code(pay(index, "b", "honest", 100, 2).reasons, ReasonCode::payer_confirmed));
  CHECK(tests::has_code(pay(index, "old", "honest", 100, 2).reasons, ReasonCode::payer_closed));
}

TEST_CASE("a payment of nothing, or to oneself, is none") {
  const auto graph = TiedLedger().pays("1", "a", "b", 1, 100).graph();
  const auto index = tests::screen_index(graph);
  CHECK_THROWS_AS(pay(index, "a", "b", 0, 2), InvalidQuery);
  CHECK_THROWS_AS(pay(index, "a", "b", -1, 2), InvalidQuery);
  CHECK_THROWS_AS(pay(index, "a", "a", 1, 2), InvalidQuery);
}

}  // namespace sluice
