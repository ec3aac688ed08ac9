// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/dormancy.hpp"

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

/// Three come in and three go out within hours.
void burst(SignalLedger& ledger, const std::string& id, std::int64_t day, double units = 5'000) {
  for (int i = 0; i < 3; ++i) {
    const auto other = std::to_string(i);
    ledger.pays("victim" + other, id, at(day, 10, i * 10), units);
    ledger.pays(id, "next" + other, at(day, 11, i * 10), units * 0.99);
  }
}

}  // namespace

TEST_CASE(
    "an account that was silent for two months and then passes six payments in a day is dormant, then busy") {
  for (const std::int64_t length : {30, 90, 400}) {
    CAPTURE(length);
    SignalLedger ledger;
    ledger.add_ordinary_people(length, 10);
    const auto woken = length * 2 / 3;
    ledger.pays("mule", "shop0", at(1), 30);
    ledger.pays("p1", "mule", at(1, 15), 200);
    burst(ledger, "mule", woken);
    const MeasuredLedger measured(ledger);
    CHECK(measured.value(Signal::dormant_then_busy, "mule")
          == Approx(static_cast<double>(woken) - 1 - 5.0 / 24));
    CHECK(measured.reaches(Signal::dormant_then_busy, "mule"));
    CHECK(measured.evidence(Signal::dormant_then_busy, "mule").size() == 6);
  }
}

TEST_CASE("silence before the first transfer counts from the opening or from the ledger's beginning") {
  SignalLedger ledger;
  ledger.add_ordinary_people(90, 10);
  burst(ledger, "old", 50);
  burst(ledger, "new", 50);
  ledger.opened("new", at(45));
  ledger.opened("old", at(-900));
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::dormant_then_busy, "old") == Approx(50).margin(1));
  CHECK(measured.reaches(Signal::dormant_then_busy, "old"));
  CHECK(measured.value(Signal::dormant_then_busy, "new") == Approx(5).margin(1));
  CHECK_FALSE(measured.reaches(Signal::dormant_then_busy, "new"));
}

TEST_CASE("who wakes to buy, to buy much, to get one wage, or comes each month is not dormant, then busy") {
  SignalLedger ledger;
  ledger.add_ordinary_people(120, 10);
  ledger.pays("buyer", "shop1", at(80), 2'000);
  for (int i = 0; i < 9; ++i) ledger.pays("traveller", "shop" + std::to_string(i % 5), at(80, 9 + i), 100);
  ledger.pays("employer", "worker", at(80), 9'000);
  ledger.pays("worker", "landlord1", at(81), 2'000);
  for (int month = 0; month < 4; ++month) burst(ledger, "club", month * 30 + 25, 40);
  const MeasuredLedger measured(ledger);
  for (const auto* id : {"buyer", "traveller", "worker", "club", "p3"}) {
    CAPTURE(id);
    CHECK_FALSE(measured.reaches(Signal::dormant_then_busy, id));
  }
  CHECK(measured.value(Signal::dormant_then_busy, "traveller") == 0);
}

TEST_CASE("a new account through which many times the usual goes in its first month is conspicuous") {
  SignalLedger ledger;
  ledger.add_ordinary_people(90, 20);
  burst(ledger, "mule", 50, 40'000);
  ledger.opened("mule", at(45));
  // A wage and shopping; one large sum to and fro; the same burst long after the opening; one only saved.
  ledger.opened("worker", at(45));
  ledger.pays("employer", "worker", at(50), 9'000);
  for (int day = 51; day < 60; ++day) ledger.pays("worker", "p1", at(day), 400);
  ledger.opened("buyer", at(45));
  ledger.pays("p2", "buyer", at(50), 90'000);
  ledger.pays("buyer", "p3", at(51), 90'000);
  ledger.opened("old", at(-200));
  burst(ledger, "old", 50, 40'000);
  ledger.opened("saver", at(45));
  for (int day = 50; day < 58; ++day) ledger.pays("p4", "saver", at(day), 20'000);
  const MeasuredLedger measured(ledger);
  CHECK(measured.reaches(Signal::newly_opened, "mule"));
  CHECK(measured.evidence(Signal::newly_opened, "mule").size() == 6);
  for (const auto* id : {"worker", "buyer", "old", "saver"}) {
    CAPTURE(id);
    CHECK_FALSE(measured.reaches(Signal::newly_opened, id));
  }
  CHECK_FALSE(is_known(measured.value(Signal::newly_opened, "p1")));
}

}  // namespace sluice
