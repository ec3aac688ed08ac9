// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/account_movements.hpp"

#include <map>

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"

namespace sluice {

TEST_CASE("an account's movements are its transfers of all currencies, in order, with who was met before") {
  tests::SignalLedger ledger;
  ledger.pays("b", "a", tests::at(0), 10);
  ledger.pays("a", "b", tests::at(0, 13), 4, {}, "USD");
  ledger.pays("b", "a", tests::at(0, 14), 5);
  ledger.pays("a", "c", tests::at(1), 3);
  const auto graph = ledger.graph();
  AccountMovements movements(graph);
  movements.read(graph.find_account("a").value());
  REQUIRE(movements.size() == 4);
  CHECK(movements.pocket_count() == 2);
  CHECK(movements[0].is_first_time);
  CHECK_FALSE(movements[1].is_first_time);
  CHECK(movements[1].previous_alike == Movement::none);
  CHECK(movements[2].previous_alike == 0);
  CHECK(movements[0].next_alike == 2);
  CHECK(movements[3].is_first_time);
  CHECK(movements[1].amount == Amount(400));
}

TEST_CASE("a movement is one's own where the account file names one holder for both accounts") {
  tests::SignalLedger ledger;
  for (const auto* id : {"a", "b"}) ledger.knows(id, AccountText::holder, "H1");
  ledger.knows("c", AccountText::holder, "H2");
  ledger.pays("a", "b", tests::at(0), 1);
  ledger.pays("c", "a", tests::at(1), 1);
  ledger.pays("a", "nobody", tests::at(2), 1);
  ledger.pays("nobody", "no one", tests::at(3), 1);
  const auto graph = ledger.graph();
  AccountMovements movements(graph);
  movements.read(graph.find_account("a").value());
  CHECK(movements[0].is_own);
  CHECK_FALSE(movements[1].is_own);
  CHECK_FALSE(movements[2].is_own);
  movements.read(graph.find_account("nobody").value());
  CHECK_FALSE(movements[1].is_own);
}

TEST_CASE("a payment is habitual from the fourth occasion on, occasions being half a day apart") {
  tests::SignalLedger ledger;
  for (int hour = 0; hour < 10; ++hour) ledger.pays("a", "b", tests::at(0, hour), 1);
  for (int day = 1; day < 5; ++day) ledger.pays("a", "b", tests::at(day), 1);
  const auto graph = ledger.graph();
  AccountMovements movements(graph);
  movements.read(graph.find_account("a").value());
  for (int i = 0; i < 12; ++i) CHECK_FALSE(movements[static_cast<std::size_t>(i)].is_habitual());
  CHECK(movements[12].is_habitual());
  movements.read(graph.find_account("b").value());
  CHECK_FALSE(movements[13].is_habitual());
}

TEST_CASE("movements of random ledgers are those that a walk over all transfers finds") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const TransferGraph graph(tests::built(oracle::random_ledger(seed)));
    AccountMovements movements(graph);
    for (std::uint32_t a = 0; a < graph.account_count(); ++a) {
      const AccountNo account(a);
      movements.read(account);
      std::size_t place = 0;
      std::map<AccountNo, std::uint32_t> met;
      std::map<std::pair<AccountNo, bool>, std::uint32_t> alike;
      for (std::uint32_t t = 0; t < graph.transfer_count(); ++t) {
        const TransferNo transfer(t);
        const auto payer = graph.account(graph.payer(transfer)), payee = graph.account(graph.payee(transfer));
        if (payer != account && payee != account) continue;
        CAPTURE(seed, a, t);
        const bool is_outflow = payer == account;
        const auto other = is_outflow ? payee : payer;
        const auto& movement = movements[place];
        CHECK(movement.transfer == transfer);
        CHECK(movement.amount == graph.amount(transfer));
        CHECK(movement.is_outflow == is_outflow);
        CHECK(movement.counterparty == other);
        CHECK(movement.is_first_time == (met[other]++ == 0));
        const auto found = alike.find({other, is_outflow});
        CHECK(movement.previous_alike == (found == alike.end() ? Movement::none : found->second));
        alike[{other, is_outflow}] = static_cast<std::uint32_t>(place++);
      }
      CHECK(place == movements.size());
    }
  }
}

}  // namespace sluice
