// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/shared_contacts.hpp"

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

std::string mule(int i) { return "mule" + std::to_string(i); }

}  // namespace

TEST_CASE("a phone that accounts of four holders are registered with is shared; that of a couple is not") {
  SignalLedger ledger;
  for (int i = 0; i < 4; ++i) {
    ledger.pays("x", mule(i), at(i), 10);
    if (i < 2) ledger.knows(mule(i), AccountText::phone, "138");
    if (i >= 2) ledger.link(LinkKind::phone, "138", mule(i));
  }
  for (const auto* id : {"wife", "husband"}) {
    ledger.pays("x", id, at(9), 10);
    ledger.knows(id, AccountText::phone, "139");
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::shared_phone, mule(0)) == 3);
  CHECK(measured.reaches(Signal::shared_phone, mule(3)));
  CHECK(measured.value(Signal::shared_phone, "wife") == 1);
  CHECK_FALSE(is_known(measured.value(Signal::shared_phone, "x")));
}

TEST_CASE(
    "a device from which five holders pay is shared; several accounts of one holder, and a family, are not") {
  SignalLedger ledger;
  for (int i = 0; i < 5; ++i) {
    ledger.pays(mule(i), "boss", at(i), 10, {"gang", "1.1.1.1", ""});
    ledger.pays(mule(i), "boss", at(i, 13), 10,
                {"own" + std::to_string(i), "2.2.2." + std::to_string(i), ""});
    ledger.pays("own" + std::to_string(i), "x", at(i), 10, {"rich", "", ""});
    ledger.knows("own" + std::to_string(i), AccountText::holder, "one");
    if (i < 3) ledger.pays("kin" + std::to_string(i), "x", at(i), 10, {"tablet", "3.3.3.3", ""});
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::shared_device, mule(2)) == 4);
  CHECK(measured.reaches(Signal::shared_device, mule(2)));
  CHECK(measured.evidence(Signal::shared_device, mule(2)).size() == 1);
  CHECK(measured.value(Signal::shared_device, "own1") == 0);
  CHECK(measured.value(Signal::shared_device, "kin1") == 2);
  CHECK_FALSE(measured.reaches(Signal::shared_device, "kin1"));
  CHECK(measured.value(Signal::shared_address, mule(2)) == 4);
  CHECK(measured.value(Signal::shared_address, "kin1") == 2);
  CHECK_FALSE(is_known(measured.value(Signal::shared_device, "boss")));
  CHECK_FALSE(is_known(measured.value(Signal::shared_address, "own1")));
}

TEST_CASE("an address that six holders pay from is shared; one that hundreds use is a carrier's") {
  SignalLedger ledger;
  for (int i = 0; i < 300; ++i)
    ledger.pays("p" + std::to_string(i), "x", at(i % 30), 10, {"counter", "10.0.0.1", ""});
  for (int i = 0; i < 6; ++i) ledger.pays(mule(i), "x", at(i), 10, {"", "9.9.9.9", ""});
  const MeasuredLedger measured(ledger);
  CHECK(measured.reaches(Signal::shared_address, mule(0)));
  CHECK(measured.value(Signal::shared_address, "p7") == 0);
  CHECK(measured.value(Signal::shared_device, "p7") == 0);
}

TEST_CASE("links of devices count from when they are known") {
  SignalLedger ledger;
  for (int i = 0; i < 4; ++i) {
    ledger.pays("x", mule(i), at(1), 10);
    ledger.link(LinkKind::device, "gang", mule(i), at(i < 2 ? 0 : 5));
  }
  const auto graph = ledger.graph();
  const MeasuredLedger all(graph), then(graph.known_at(at(3)));
  CHECK(all.value(Signal::shared_device, mule(0)) == 3);
  CHECK(then.value(Signal::shared_device, mule(0)) == 1);
  CHECK_FALSE(is_known(then.value(Signal::shared_device, mule(2))));
}

TEST_CASE("an account that is opened later shares no phone yet, by the account file or by a link") {
  SignalLedger ledger;
  for (int i = 0; i < 4; ++i) {
    ledger.opened(mule(i), at(i < 2 ? 0 : 5));
    if (i % 2 == 0) ledger.knows(mule(i), AccountText::phone, "138");
    if (i % 2 == 1) ledger.link(LinkKind::phone, "138", mule(i));
    ledger.pays("x", mule(i), at(i < 2 ? 1 : 6), 10);
  }
  const auto graph = ledger.graph();
  const MeasuredLedger all(graph), then(graph.known_at(at(3)));
  CHECK(all.value(Signal::shared_phone, mule(0)) == 3);
  CHECK(then.value(Signal::shared_phone, mule(0)) == 1);
  CHECK_FALSE(is_known(then.value(Signal::shared_phone, mule(2))));
  CHECK_FALSE(is_known(then.value(Signal::shared_phone, mule(3))));
}

}  // namespace sluice
