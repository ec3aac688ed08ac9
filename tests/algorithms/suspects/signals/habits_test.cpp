// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/habits.hpp"

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"

namespace sluice {
namespace {

using tests::at, tests::MeasuredLedger, tests::SignalLedger;

}  // namespace

TEST_CASE("49,900 again and again is just under a limit; prices of shops and now and then 1,950 are not") {
  SignalLedger ledger;
  ledger.add_ordinary_people(30);
  for (int i = 0; i < 12; ++i) {
    ledger.pays("mule", "p" + std::to_string(i), at(10, 8 + i), 49'900);
    ledger.pays("shopper", "shop0", at(10, 8 + i), 1'999);
    ledger.pays("tenant", "p1", at(i, 12), i % 4 == 0 ? 1'950 : 1'500);
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::just_under_limit, "mule") == Approx(12.0 / 22).margin(0.05));
  CHECK(measured.reaches(Signal::just_under_limit, "mule"));
  CHECK(measured.evidence(Signal::just_under_limit, "mule", 5).size() == 5);
  CHECK(measured.value(Signal::just_under_limit, "shopper") == 0);
  CHECK_FALSE(measured.reaches(Signal::just_under_limit, "tenant"));
}

TEST_CASE("round sums to people are round; cash, rent among other payments, small gifts are not") {
  SignalLedger ledger;
  ledger.add_ordinary_people(30);
  ledger.is("atm", AccountKind::cash_point);
  for (int i = 0; i < 20; ++i) {
    ledger.pays("mule", "p" + std::to_string(i), at(10, 1 + i), 5'000 * (1 + i % 3));
    ledger.pays("drawer", "atm", at(i), 2'000);
    ledger.pays("tenant", "p2", at(i), i % 5 == 0 ? 2'000 : 1'234.5 + i);
    ledger.pays("giver", "p3", at(i), 200);
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.reaches(Signal::round_amounts, "mule"));
  CHECK(measured.evidence(Signal::round_amounts, "mule").size() == 20);
  CHECK(measured.value(Signal::round_amounts, "drawer") == 0);
  CHECK(measured.value(Signal::round_amounts, "giver") == 0);
  CHECK_FALSE(measured.reaches(Signal::round_amounts, "tenant"));
}

TEST_CASE("where everybody pays round sums, nobody stands out") {
  SignalLedger ledger;
  for (int i = 0; i < 100; ++i) ledger.pays("a" + std::to_string(i % 9), "b", at(i), 1'000 * (1 + i % 5));
  const MeasuredLedger measured(ledger);
  CHECK(measured.value(Signal::round_amounts, "b") == 0);
}

TEST_CASE("who pays at night only stands out; who is paid at night, or pays late once, does not") {
  SignalLedger ledger;
  ledger.add_ordinary_people(30);
  for (int i = 0; i < 12; ++i) {
    ledger.pays("mule", "p" + std::to_string(i), at(10 + i % 3, 2, i), 700);
    ledger.pays("payroll", "worker", at(i, 3), 90);
    ledger.pays("worker", "shop1", at(i, 12), 60);
    ledger.pays("owl", "shop2", at(i, i == 4 ? 2 : 19), 60);
  }
  const MeasuredLedger measured(ledger);
  CHECK(measured.reaches(Signal::night_hours, "mule"));
  CHECK(measured.evidence(Signal::night_hours, "mule").size() == 12);
  CHECK(measured.value(Signal::night_hours, "worker") == 0);
  CHECK_FALSE(measured.reaches(Signal::night_hours, "owl"));
}

TEST_CASE("ledgers of dates know no night") {
  SignalLedger ledger;
  for (int i = 0; i < 40; ++i) ledger.pays("a", "b", at(i, 0), 10);
  const MeasuredLedger measured(ledger);
  CHECK_FALSE(is_known(measured.value(Signal::night_hours, "a")));
}

TEST_CASE("night shares of random ledgers are those that the six quietest hours of a table give") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto ledger = oracle::random_ledger(seed);
    tests::stretch(ledger, 1'800);
    const MeasuredLedger measured{TransferGraph(tests::built(ledger))};
    const auto& graph = measured.graph;
    const auto hour = [&](std::uint32_t t) { return graph.time(TransferNo(t)).ns / 3'600'000'000'000 % 24; };
    std::vector<int> by_hour(24, 0);
    for (std::uint32_t t = 0; t < graph.transfer_count(); ++t) ++by_hour[static_cast<std::size_t>(hour(t))];
    int least = 1 << 30, begin = 0;
    for (int first = 0; first < 24; ++first) {
      int sum = 0;
      for (int i = 0; i < 6; ++i) sum += by_hour[static_cast<std::size_t>((first + i) % 24)];
      if (sum < least) begin = first;
      least = std::min(least, sum);
    }
    const auto usual = static_cast<double>(least) / static_cast<double>(graph.transfer_count());
    for (std::uint32_t a = 0; a < graph.account_count(); ++a) {
      const auto value = measured.table.at(Signal::night_hours, AccountNo(a));
      if (!is_known(value)) continue;
      std::size_t at_night = 0, all = 0;
      for (std::uint32_t t = 0; t < graph.transfer_count(); ++t) {
        if (graph.account(graph.payer(TransferNo(t))) != AccountNo(a)) continue;
        ++all;
        at_night += (hour(t) - begin + 24) % 24 < 6;
      }
      CAPTURE(seed, a);
      CHECK(value == Approx(excess_share(at_night, all, usual)));
    }
  }
}

}  // namespace sluice
