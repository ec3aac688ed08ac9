// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/places.hpp"

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

/// Ten people at home, so that places and regions can be compared.
SignalLedger at_home(const std::string& region, const std::string& place) {
  SignalLedger ledger;
  for (int i = 0; i < 10; ++i) {
    const auto id = "p" + std::to_string(i);
    ledger.knows(id, AccountText::region, region);
    for (int day = 0; day < 10; ++day) ledger.pays(id, "shop", at(day), 10, {"", "", place});
  }
  return ledger;
}

void use(SignalLedger& ledger, const std::string& id, int home, int away) {
  ledger.knows(id, AccountText::region, "Zhejiang/Hangzhou");
  for (int i = 0; i < home + away; ++i)
    ledger.pays(id, "p1", at(i), 10, {"", "", i < home ? "Hangzhou" : "Kunming"});
}

}  // namespace

TEST_CASE("places are the same if one text holds the other, whatever the province, the city and the ending") {
  CHECK(may_be_same_place("Hangzhou", "Zhejiang/Hangzhou"));
  CHECK(may_be_same_place("Zhejiang/Hangzhou", "Hangzhou"));
  CHECK(may_be_same_place("杭州", "浙江省杭州市"));
  CHECK(may_be_same_place("浙江杭州", "浙江省"));
  CHECK(may_be_same_place("北京市", "北京"));
  CHECK_FALSE(may_be_same_place("杭州市", "广州市"));
  CHECK_FALSE(may_be_same_place("Hangzhou", "Kunming"));
}

TEST_CASE("an account used elsewhere only is opened far from use; one that travels is not") {
  auto ledger = at_home("Zhejiang/Hangzhou", "Hangzhou");
  use(ledger, "mule", 1, 9);
  use(ledger, "traveller", 6, 4);
  use(ledger, "seldom", 0, 4);
  ledger.pays("stranger", "p1", at(1), 10, {"", "", "Kunming"});
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::opened_far_from_use, "mule") == Approx(0.9));
  CHECK(measured.reaches(Signal::opened_far_from_use, "mule"));
  CHECK(measured.evidence(Signal::opened_far_from_use, "mule").size() == 9);
  CHECK(measured.value(Signal::opened_far_from_use, "traveller") == Approx(0.4));
  CHECK_FALSE(measured.reaches(Signal::opened_far_from_use, "traveller"));
  CHECK_FALSE(is_known(measured.value(Signal::opened_far_from_use, "seldom")));
  CHECK_FALSE(is_known(measured.value(Signal::opened_far_from_use, "stranger")));
}

TEST_CASE("where no place agrees with any region, they are written differently and nothing can be told") {
  auto ledger = at_home("330100", "Hangzhou");
  const MeasuredLedger measured(ledger);
  CHECK_FALSE(is_known(measured.value(Signal::opened_far_from_use, "p1")));
}

}  // namespace sluice
