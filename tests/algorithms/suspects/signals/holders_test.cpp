// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/holders.hpp"

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

void open(SignalLedger& ledger, const std::string& holder, const std::string& id, std::int64_t day) {
  auto& row = ledger.account(id);
  row.texts[static_cast<std::size_t>(AccountText::holder)] = holder;
  row.opened = at(day);
  ledger.pays("x", id, at(400), 1);
}

}  // namespace

TEST_CASE("five accounts in two months are fresh accounts of their holder; a card and a wallet are not") {
  SignalLedger ledger;
  ledger.pays("x", "y", at(300), 1);
  for (int i = 0; i < 5; ++i) {
    open(ledger, "gangster", "g" + std::to_string(i), 200 + i * 15);
    open(ledger, "collector", "c" + std::to_string(i), 200 + i * 80);
    // Long before the ledger begins.
    open(ledger, "elder", "e" + std::to_string(i), -900 + i);
  }
  open(ledger, "youth", "card", 350);
  open(ledger, "youth", "wallet", 351);
  for (int i = 0; i < 150; ++i) open(ledger, "insurer", "i" + std::to_string(i), 350);
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::fresh_accounts_of_holder, "g4") == 5);
  CHECK(measured.reaches(Signal::fresh_accounts_of_holder, "g0"));
  CHECK(measured.value(Signal::fresh_accounts_of_holder, "c0") == 2);
  CHECK(measured.value(Signal::fresh_accounts_of_holder, "wallet") == 2);
  CHECK(measured.value(Signal::fresh_accounts_of_holder, "e0") == 0);
  CHECK(measured.value(Signal::fresh_accounts_of_holder, "i0") == 0);
  CHECK_FALSE(measured.reaches(Signal::fresh_accounts_of_holder, "card"));
  CHECK_FALSE(is_known(measured.value(Signal::fresh_accounts_of_holder, "y")));
}

TEST_CASE("holders are known by links too, from when these are known on; the account file goes first") {
  SignalLedger ledger;
  for (const auto* id : {"a", "b", "c", "d"}) ledger.pays("x", id, at(10), 1);
  ledger.knows("a", AccountText::holder, "H");
  ledger.link(LinkKind::holder, "H", "b", at(5));
  ledger.link(LinkKind::holder, "H", "c", at(20));
  ledger.link(LinkKind::holder, "other", "a");
  const auto graph = ledger.graph();
  const auto no = [&](const char* id) { return graph.find_account(id).value(); };
  const Holders all(graph), then(graph.known_at(at(15)));
  CHECK(all.of(no("a")) == all.of(no("b")));
  CHECK(all.of(no("a")) == all.of(no("c")));
  CHECK_FALSE(all.is_known(no("d")));
  CHECK(then.is_known(no("b")));
  CHECK_FALSE(then.is_known(no("c")));
  CHECK(then.of(no("c")) != then.of(no("d")));
}

}  // namespace sluice
