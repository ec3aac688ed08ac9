// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/payers.hpp"

#include <map>
#include <set>

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

/// Straight from the definition: for every first inflow look at every later one.
double most_payers(const TransferGraph& graph, AccountNo account) {
  std::size_t most = 0;
  for (std::uint32_t first = 0; first < graph.transfer_count(); ++first) {
    std::set<AccountNo> payers;
    for (auto t = first; t < graph.transfer_count(); ++t) {
      const TransferNo transfer(t);
      if (graph.time(transfer) - graph.time(TransferNo(first)) > days(1)) break;
      const auto payer = graph.account(graph.payer(transfer));
      if (graph.ledger().accounts.kind_of(payer) == AccountKind::cash_point) continue;
      if (graph.account(graph.payee(transfer)) == account) payers.insert(payer);
    }
    most = std::max(most, payers.size());
  }
  return static_cast<double>(most);
}

}  // namespace

TEST_CASE("1 yuan from a stranger and 20,000 from another an hour later is a test payment") {
  SignalLedger ledger;
  ledger.add_ordinary_people(40);
  ledger.pays("p3", "mule", at(10), 300);
  ledger.pays("x", "mule", at(20, 10), 1);
  ledger.pays("y", "mule", at(20, 11), 20'000);
  ledger.pays("x", "same", at(20, 10), 2);
  ledger.pays("x", "same", at(21, 10), 10'000);
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::test_payment, "mule") == Approx(20'000));
  CHECK(measured.value(Signal::test_payment, "same") == Approx(5'000));
  CHECK(measured.reaches(Signal::test_payment, "mule"));
  const auto shown = measured.evidence(Signal::test_payment, "mule");
  REQUIRE(shown.size() == 2);
  CHECK(measured.graph.amount(shown[0]) == Amount(100));
  CHECK(measured.graph.amount(shown[1]) == Amount(2'000'000));
}

TEST_CASE("a small refund before the usual wage, a friend's coffee, a day too late: no test payments") {
  SignalLedger ledger;
  ledger.add_ordinary_people(70);
  // The wage's payer is known.
  ledger.pays("employer", "worker", at(5), 9'000);
  ledger.pays("x", "worker", at(35, 8), 1);
  ledger.pays("employer", "worker", at(35, 9), 9'500);
  // The friend was known.
  ledger.pays("p1", "friend", at(10), 300);
  ledger.pays("p1", "friend", at(20), 1);
  ledger.pays("y", "friend", at(20, 13), 9'000);
  ledger.pays("x", "late", at(20), 1);
  ledger.pays("y", "late", at(21, 12, 1), 9'000);
  // Larger sums are usual there.
  ledger.pays("p5", "used", at(19), 9'500);
  ledger.pays("x", "used", at(20), 1);
  ledger.pays("y", "used", at(20, 13), 9'000);
  const MeasuredLedger measured(ledger);
  for (const auto* id : {"worker", "friend", "late", "used"}) {
    CAPTURE(id);
    CHECK(measured.value(Signal::test_payment, id) == 0);
  }
}

TEST_CASE("who moves his savings to his new card is no stranger to himself") {
  SignalLedger ledger;
  ledger.add_ordinary_people(40);
  ledger.knows("old", AccountText::holder, "H");
  ledger.knows("new", AccountText::holder, "H");
  ledger.pays("old", "new", at(20, 10), 1);
  ledger.pays("old", "new", at(20, 11), 200'000);
  // His own large sum does not hide what strangers do.
  ledger.pays("x", "new", at(25, 10), 1);
  ledger.pays("y", "new", at(25, 11), 20'000);
  ledger.knows("spare", AccountText::holder, "H");
  ledger.pays("new", "spare", at(30, 10), 1);
  ledger.pays("old", "spare", at(30, 11), 90'000);
  ledger.pays("new", "z", at(30, 12), 50);
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::test_payment, "new") == Approx(20'000));
  CHECK(measured.value(Signal::test_payment, "spare") == 0);
  CHECK(measured.evidence(Signal::first_time_counterparties, "new").size() == 3);
  CHECK(measured.value(Signal::first_time_counterparties, "spare") == 0);
}

TEST_CASE("many payers are those of any 24 hours; a party of seven or a teller machine is not many") {
  SignalLedger ledger;
  ledger.add_ordinary_people(20);
  ledger.is("atm", AccountKind::cash_point);
  for (int i = 0; i < 12; ++i) {
    ledger.pays("v" + std::to_string(i), "mule", at(10, 9 + i), 4'000);
    ledger.pays("v" + std::to_string(i), "landlord", at(i, 9), 4'000);
    ledger.pays("v" + std::to_string(i % 7), "host", at(10, 9 + i), 40);
    ledger.pays("atm", "host", at(10, 9 + i), 40);
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::many_payers, "mule") == 12);
  CHECK(measured.reaches(Signal::many_payers, "mule"));
  CHECK(measured.evidence(Signal::many_payers, "mule").size() == 12);
  CHECK(measured.value(Signal::many_payers, "landlord") == 2);
  CHECK(measured.value(Signal::many_payers, "host") == 7);
  CHECK_FALSE(measured.reaches(Signal::many_payers, "host"));
}

TEST_CASE("most payers of random ledgers are those that a double loop counts") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto ledger = oracle::random_ledger(seed);
    // From seconds to hours, so that windows cut.
    tests::stretch(ledger, 7'200);
    const MeasuredLedger measured{TransferGraph(tests::built(ledger))};
    for (std::uint32_t a = 0; a < measured.graph.account_count(); ++a) {
      const auto value = measured.table.at(Signal::many_payers, AccountNo(a));
      CAPTURE(seed, a);
      if (is_known(value)) CHECK(value == Approx(most_payers(measured.graph, AccountNo(a))));
    }
  }
}

TEST_CASE("an account that deals with strangers only stands out; one that moves among its friends does not") {
  SignalLedger ledger;
  ledger.add_ordinary_people(60);
  for (int i = 0; i < 15; ++i) {
    ledger.pays("v" + std::to_string(i), "mule", at(40, 9), 4'000);
    ledger.pays("mule", "w" + std::to_string(i), at(40, 10), 3'900);
    // A tourist: new shops each day, the same family.
    const auto shop = "far" + std::to_string(i);
    ledger.is(shop, AccountKind::merchant);
    ledger.pays("tourist", shop, at(30 + i), 70);
    ledger.pays("mother", "tourist", at(30 + i), 100);
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.reaches(Signal::first_time_counterparties, "mule"));
  CHECK(measured.evidence(Signal::first_time_counterparties, "mule").size() == 30);
  CHECK(measured.value(Signal::first_time_counterparties, "mule") > 0.5f);
  CHECK(measured.value(Signal::first_time_counterparties, "tourist") < 0.1f);
  CHECK_FALSE(measured.reaches(Signal::first_time_counterparties, "p1"));
}

TEST_CASE("first-time shares of random ledgers follow from a list of all pairs") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const MeasuredLedger measured{TransferGraph(tests::built(oracle::random_ledger(seed)))};
    const auto& graph = measured.graph;
    const AccountRoles roles(graph, {});
    Progress progress;
    const auto norms = measure_norms(graph, roles, progress);
    std::set<std::pair<AccountNo, AccountNo>> met;
    std::map<AccountNo, std::pair<std::size_t, std::size_t>> counts;
    for (std::uint32_t t = 0; t < graph.transfer_count(); ++t) {
      const auto payer = graph.account(graph.payer(TransferNo(t))),
                 payee = graph.account(graph.payee(TransferNo(t)));
      for (const auto& [own, other] : {std::pair(payer, payee), std::pair(payee, payer)}) {
        const bool is_first = met.insert({own, other}).second;
        if (roles.is_cash_point(other) || !norms.tells_meetings(graph.time(TransferNo(t)))) continue;
        counts[own].first += is_first;
        ++counts[own].second;
      }
    }
    for (std::uint32_t a = 0; a < graph.account_count(); ++a) {
      const auto value = measured.table.at(Signal::first_time_counterparties, AccountNo(a));
      CAPTURE(seed, a);
      if (!is_known(value)) continue;
      const auto [firsts, all] = counts[AccountNo(a)];
      CHECK(value == excess_share(firsts, all, norms.first_time_share));
    }
  }
}

}  // namespace sluice
