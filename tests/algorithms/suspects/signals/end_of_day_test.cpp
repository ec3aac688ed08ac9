// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/end_of_day.hpp"

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

}  // namespace

TEST_CASE("an account that is empty again on each of four evenings is emptied nightly") {
  SignalLedger ledger;
  ledger.add_ordinary_people(30);
  for (int day = 10; day < 14; ++day) {
    const auto own = std::to_string(day);
    ledger.pays("victim" + own, "mule", at(day, 16), 5'000);
    ledger.pays("mule", "next" + own, at(day, 17), 4'990);
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::emptied_nightly, "mule") == Approx(4.0 / 6));
  CHECK(measured.reaches(Signal::emptied_nightly, "mule"));
  CHECK(measured.evidence(Signal::emptied_nightly, "mule").size() == 8);
}

TEST_CASE("a day ends in the middle of the people's night") {
  SignalLedger ledger;
  // All life is between 8 h and 20 h; the six quietest hours are 0 to 6 h, so days end at 3 h.
  ledger.add_ordinary_people(30);
  ledger.pays("night", "owl", at(20, 23), 1);
  for (int day = 10; day < 14; ++day) {
    ledger.pays("victim", "late", at(day, 20), 5'000);
    ledger.pays("late", "next" + std::to_string(day), at(day + 1, 0, 5), 4'990);
  }
  const auto graph = ledger.graph();
  Progress progress;
  const auto norms = measure_norms(graph, AccountRoles(graph, {}), progress);
  CHECK(norms.day(at(10, 20)) == norms.day(at(11, 0, 5)));
  const MeasuredLedger measured(graph);
  CHECK(measured.value(Signal::emptied_nightly, "late") == Approx(4.0 / 6));
}

TEST_CASE(
    "a wage that lasts, one day of passing on, a shop that settles each night are not emptied nightly") {
  SignalLedger ledger;
  ledger.add_ordinary_people(60);
  ledger.pays("p1", "buyer", at(10), 9'000);
  ledger.pays("buyer", "p2", at(10, 15), 9'000);
  for (int day = 0; day < 30; ++day) {
    ledger.pays("p" + std::to_string(day), "stall", at(day, 10), 100 + day);
    ledger.pays("stall", "owner", at(day, 20), 100 + day);
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::emptied_nightly, "buyer") == Approx(1.0 / 3));
  CHECK(measured.value(Signal::emptied_nightly, "stall") == Approx(3.0 / 32));
  for (const auto* id : {"buyer", "stall", "p1", "p2"}) {
    CAPTURE(id);
    CHECK_FALSE(measured.reaches(Signal::emptied_nightly, id));
  }
  CHECK_FALSE(is_known(measured.value(Signal::emptied_nightly, "employer")));
}

TEST_CASE("what was there before keeps an account from being empty") {
  SignalLedger ledger;
  auto& row = ledger.account("saver");
  row.opening = Amount(1'000'000);
  for (int day = 10; day < 14; ++day) {
    ledger.pays("x" + std::to_string(day), "saver", at(day, 10), 5'000);
    ledger.pays("saver", "y" + std::to_string(day), at(day, 12), 5'000);
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::emptied_nightly, "saver") == 0);
}

TEST_CASE("a day of many large transfers is off its own history; pay day and a car are not") {
  SignalLedger ledger;
  ledger.add_ordinary_people(60);
  for (int day = 0; day < 50; ++day)
    for (const auto* id : {"mule", "buyer", "worker"}) ledger.pays(id, "shop1", at(day), 50 + day % 7);
  for (int i = 0; i < 6; ++i) {
    ledger.pays("v" + std::to_string(i), "mule", at(40, 9 + i), 5'000);
    ledger.pays("mule", "w" + std::to_string(i), at(40, 9 + i, 30), 4'900);
  }
  ledger.pays("bank", "buyer", at(40, 9), 200'000);
  ledger.pays("buyer", "dealer", at(40, 10), 200'000);
  ledger.pays("employer", "worker", at(35), 9'000);
  ledger.pays("worker", "landlord1", at(35, 20), 3'000);
  const MeasuredLedger measured(ledger);
  const auto beside_largest = 6 * 5'000 + 6 * 4'900 + 50 + 40 % 7 - 5'000 - 4'900;
  CHECK(measured.value(Signal::off_own_history, "mule") == Approx(beside_largest / 56.0));
  CHECK(measured.reaches(Signal::off_own_history, "mule"));
  CHECK(measured.evidence(Signal::off_own_history, "mule").size() == 13);
  CHECK(measured.value(Signal::off_own_history, "buyer") < 1.1f);
  CHECK(measured.value(Signal::off_own_history, "worker") < 1.1f);
  CHECK_FALSE(is_known(measured.value(Signal::off_own_history, "dealer")));
}

}  // namespace sluice
