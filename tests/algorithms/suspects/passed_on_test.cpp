// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/passed_on.hpp"

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

/// Three victims' money goes on in five parts within the hour.
void pass_on(SignalLedger& ledger, const std::string& mule, std::int64_t day) {
  for (int i = 0; i < 3; ++i) ledger.pays("victim" + std::to_string(i), mule, at(day, 10, i), 5'000);
  for (int i = 0; i < 5; ++i) ledger.pays(mule, mule + ">" + std::to_string(i), at(day, 10, 30 + i), 2'950);
}

}  // namespace

TEST_CASE("a mule that passes on what three victims paid is fast in, fast out") {
  SignalLedger ledger;
  ledger.add_ordinary_people(30);
  pass_on(ledger, "mule", 10);
  const MeasuredLedger measured(ledger);
  // All of it in 8 transfers: 6 beyond a pair.
  CHECK(measured.value(Signal::fast_in_fast_out, "mule") == Approx(14'750.0 / 15'000 * 6 / 10));
  CHECK(measured.reaches(Signal::fast_in_fast_out, "mule"));
  CHECK(measured.evidence(Signal::fast_in_fast_out, "mule").size() == 8);
}

TEST_CASE("one sum in and out, a wage handed on each month, a shop's settlement are not fast in, fast out") {
  SignalLedger ledger;
  ledger.add_ordinary_people(150);
  ledger.pays("p1", "buyer", at(10), 90'000);
  ledger.pays("buyer", "p2", at(10, 15), 89'000);
  for (int month = 0; month < 5; ++month) {
    ledger.pays("employer", "worker", at(month * 30 + 5), 9'000);
    ledger.pays("worker", "joint", at(month * 30 + 5, 18), 8'900);
  }
  for (int day = 0; day < 40; ++day) {
    double sum = 0;
    for (int customer = 0; customer < 5; ++customer) {
      ledger.pays("p" + std::to_string((day + customer) % 40), "stall", at(day, 10 + customer),
                  20 + day + customer);
      sum += 20 + day + customer;
    }
    ledger.pays("stall", "owner", at(day, 20), sum);
  }
  const MeasuredLedger measured(ledger);
  for (const auto* id : {"buyer", "worker", "stall", "p3"}) {
    CAPTURE(id);
    CHECK_FALSE(measured.reaches(Signal::fast_in_fast_out, id));
  }
  CHECK(measured.value(Signal::fast_in_fast_out, "buyer") == 0);
}

TEST_CASE("a mule of two chains and the groups they make is a member; who passes on once is not") {
  SignalLedger ledger;
  for (int chain = 0; chain < 2; ++chain) {
    const auto day = chain * 5;
    const auto own = std::to_string(chain);
    ledger.pays("victim" + own, "a" + own, at(day, 10), 9'000 + chain);
    ledger.pays("a" + own, "mule", at(day, 11), 8'900 + chain);
    ledger.pays("mule", "b" + own, at(day, 12), 8'800 + chain);
    ledger.pays("b" + own, "end" + own, at(day, 13), 8'700 + chain);
  }
  ledger.pays("x", "once", at(1, 10), 700);
  ledger.pays("once", "y", at(1, 12), 690);
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::chain_membership, "mule") == 4);
  CHECK(measured.reaches(Signal::chain_membership, "mule"));
  CHECK(measured.evidence(Signal::chain_membership, "mule").size() == 4);
  CHECK(measured.value(Signal::chain_membership, "a0") == 2);
  CHECK(measured.value(Signal::chain_membership, "victim0") == 0);
  CHECK(measured.value(Signal::chain_membership, "once") == 0);
}

}  // namespace sluice
