// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/trade.hpp"

#include <cmath>

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

/// 40 bakers with 100, 101, … a day.
void add_bakers(SignalLedger& ledger) {
  for (int i = 0; i < 40; ++i) {
    ledger.knows("baker" + std::to_string(i), AccountText::industry, "bakery");
    for (int day = 0; day < 5; ++day) ledger.pays("x", "baker" + std::to_string(i), at(day), 100 + i);
  }
}

}  // namespace

TEST_CASE("a bakery through which a thousand times the usual goes is off its trade; a good baker is not") {
  SignalLedger ledger;
  add_bakers(ledger);
  ledger.knows("front", AccountText::industry, "bakery");
  for (int day = 0; day < 5; ++day) ledger.pays("x", "front", at(day), 100'000);
  const MeasuredLedger measured(ledger);
  CHECK(measured.reaches(Signal::off_trade, "front"));
  CHECK(measured.evidence(Signal::off_trade, "front").size() == 5);
  CHECK_FALSE(measured.reaches(Signal::off_trade, "baker39"));
  CHECK(measured.value(Signal::off_trade, "baker0") == 0);
  // The median of 41 is baker20's; the deviations are small, so that a tenth of a power of ten counts as one.
  CHECK(measured.value(Signal::off_trade, "front")
        == Approx(std::log10(100'000 / 120.0) / 0.1).epsilon(0.01));
}

TEST_CASE("a trade of few accounts, or none, tells nothing; other trades are not compared with") {
  SignalLedger ledger;
  add_bakers(ledger);
  for (int i = 0; i < 5; ++i) {
    ledger.knows("yard" + std::to_string(i), AccountText::industry, "shipyard");
    ledger.pays("x", "yard" + std::to_string(i), at(1), 50'000'000);
  }
  const MeasuredLedger measured(ledger);
  CHECK_FALSE(is_known(measured.value(Signal::off_trade, "yard0")));
  CHECK_FALSE(is_known(measured.value(Signal::off_trade, "x")));
  CHECK(is_known(measured.value(Signal::off_trade, "baker0")));
}

TEST_CASE("without an industry kinds of holder and account are compared, each currency by itself") {
  SignalLedger ledger;
  for (int i = 0; i < 40; ++i) {
    const auto id = "p" + std::to_string(i);
    ledger.knows(id, AccountText::holder_kind, "person");
    ledger.pays("x", id, at(i), 100 + i);
    ledger.pays("x", id, at(i), 100'000 + i, {}, "JPY");
  }
  ledger.knows("rich", AccountText::holder_kind, "person");
  ledger.pays("x", "rich", at(3), 2'000'000);
  const MeasuredLedger measured(ledger);
  CHECK(measured.reaches(Signal::off_trade, "rich"));
  CHECK_FALSE(measured.reaches(Signal::off_trade, "p1"));
}

}  // namespace sluice
