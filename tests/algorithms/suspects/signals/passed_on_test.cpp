// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/passed_on.hpp"

#include <string>
#include <utility>
#include <vector>

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

TEST_CASE("the sale of a flat and a wedding's card, once, are not fast in, fast out") {
  SignalLedger ledger;
  ledger.add_ordinary_people(60);
  ledger.pays("buyer", "seller", at(19, 10), 1);
  ledger.pays("buyer", "seller", at(19, 11), 2'300'000);
  ledger.pays("seller", "loan", at(19, 15), 900'000);
  ledger.pays("seller", "tax", at(19, 16), 15'000);
  ledger.pays("seller", "next", at(20, 10), 1'380'000);
  for (int i = 0; i < 60; ++i) ledger.pays("guest" + std::to_string(i), "wedding", at(16, 9, 10 * i), 800);
  ledger.pays("wedding", "hall", at(16, 22), 40'000);
  ledger.pays("wedding", "band", at(17, 8), 5'000);
  const MeasuredLedger measured(ledger);
  // 5 transfers: three beyond a pair, a quarter for the one occasion.
  CHECK(measured.value(Signal::fast_in_fast_out, "seller") == Approx(2'295'000.0 / 2'300'001 * 3 / 7 / 4));
  CHECK_FALSE(measured.reaches(Signal::fast_in_fast_out, "seller"));
  CHECK(measured.value(Signal::fast_in_fast_out, "wedding") > 0);
  CHECK_FALSE(measured.reaches(Signal::fast_in_fast_out, "wedding"));
}

TEST_CASE("a second occasion, half a day later, makes passing on count in full; so do three on both sides") {
  SignalLedger ledger;
  for (const auto& [mule, hours] : {std::pair("soon", 11), std::pair("later", 12)}) {
    const std::string id = mule;
    for (int i = 0; i < 2; ++i) {
      ledger.pays("from " + id, id, at(3, 8 + hours * i), 1'000);
      ledger.pays(id, "to " + id, at(3, 8 + hours * i, 20), 1'000);
    }
  }
  for (int sides = 2; sides <= 3; ++sides) {
    const auto id = "sides" + std::to_string(sides);
    for (int i = 0; i < 3; ++i) ledger.pays("v" + std::to_string(i), id, at(5, 9, i), 1'000);
    for (int i = 0; i < 3; ++i) ledger.pays(id, "w" + std::to_string(i % sides), at(5, 10, i), 1'000);
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::fast_in_fast_out, "soon") == Approx(2.0 / 6 / 4));
  CHECK(measured.value(Signal::fast_in_fast_out, "later") == Approx(2.0 / 6));
  CHECK(measured.value(Signal::fast_in_fast_out, "sides2") == Approx(4.0 / 8 / 4));
  CHECK(measured.value(Signal::fast_in_fast_out, "sides3") == Approx(4.0 / 8));
}

TEST_CASE("what two had to do with each other before does not silence passing on") {
  SignalLedger ledger;
  for (const std::string id : {"known", "new"}) {
    // Small change that stays, long before.
    if (id == "known")
      for (int i = 0; i < 2; ++i) ledger.pays("upstream", id, at(1 + i), 5);
    for (int i = 0; i < 2; ++i) {
      ledger.pays("upstream", id, at(10 + i, 9), 1'000);
      ledger.pays(id, "down " + id, at(10 + i, 10), 1'000);
    }
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::fast_in_fast_out, "new") == Approx(2.0 / 6));
  CHECK(measured.value(Signal::fast_in_fast_out, "known") == Approx(2'000.0 / 2'010 * 2 / 6));
}

TEST_CASE("money that goes through the cards of one person has been passed on by nobody") {
  SignalLedger ledger;
  for (const auto* card : {"z1", "z2", "z3", "z4"}) ledger.knows(card, AccountText::holder, "Zoe");
  for (const int day : {5, 15, 25}) {
    ledger.pays("boss", "z1", at(day, 9), 9'000);
    ledger.pays("z1", "z2", at(day, 10), 9'000);
    ledger.pays("z2", "z3", at(day, 11), 9'000);
    ledger.pays("z3", "z4", at(day, 12), 9'000);
    ledger.pays("z4", "landlord", at(day, 13), 9'000);
  }
  const MeasuredLedger measured(ledger);
  for (const auto* card : {"z1", "z2", "z3", "z4"}) {
    CAPTURE(card);
    CHECK(measured.value(Signal::fast_in_fast_out, card) == 0);
    CHECK(measured.evidence(Signal::fast_in_fast_out, card).empty());
    CHECK(measured.value(Signal::chain_membership, card) == 0);
  }
}

TEST_CASE("two cards of one person are one mule of a chain, and both its members") {
  SignalLedger ledger;
  ledger.knows("z1", AccountText::holder, "Zoe");
  ledger.knows("z2", AccountText::holder, "Zoe");
  const std::vector<std::string> path = {"v", "z1", "z2", "a", "b", "x"};
  for (std::size_t i = 0; i + 1 < path.size(); ++i)
    ledger.pays(path[i], path[i + 1], at(3, 9 + static_cast<int>(i)), 5'000);
  const MeasuredLedger measured(ledger);
  for (const auto* mule : {"z1", "z2", "a", "b"}) {
    CAPTURE(mule);
    CHECK(measured.value(Signal::chain_membership, mule) == 2);
  }
  // Without b there are too few.
  SignalLedger shorter;
  shorter.knows("z1", AccountText::holder, "Zoe");
  shorter.knows("z2", AccountText::holder, "Zoe");
  for (std::size_t i = 0; i < 4; ++i)
    shorter.pays(path[i], i == 3 ? "x" : path[i + 1], at(3, 9 + static_cast<int>(i)), 5'000);
  const MeasuredLedger two(shorter);
  for (const auto* mule : {"z1", "z2", "a"}) CHECK(two.value(Signal::chain_membership, mule) == 0);
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

TEST_CASE("mules who split and merge are in a group, though in no chain, and that is enough") {
  SignalLedger ledger;
  ledger.pays("v", "a", at(1, 10), 1'000);
  ledger.pays("a", "b", at(1, 11), 500);
  ledger.pays("a", "c", at(1, 11, 5), 490);
  ledger.pays("b", "d", at(1, 12), 480);
  ledger.pays("c", "d", at(1, 12, 5), 480);
  ledger.pays("d", "e", at(1, 13), 950);
  const MeasuredLedger measured(ledger);
  for (const auto* id : {"a", "b", "c", "d"}) {
    CAPTURE(id);
    CHECK(measured.value(Signal::chain_membership, id) == 1);
    CHECK(measured.reaches(Signal::chain_membership, id));
  }
  CHECK(measured.value(Signal::chain_membership, "v") == 0);
  CHECK(measured.value(Signal::chain_membership, "e") == 0);
}

}  // namespace sluice
