// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/ledger_norms.hpp"

#include "tests/algorithms/suspects/signal_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("the quiet hours are the six with the fewest transfers, over midnight too") {
  std::array<std::uint64_t, 24> hours{};
  hours.fill(10);
  for (const auto hour : {22, 23, 0, 1, 2, 3}) hours[static_cast<std::size_t>(hour)] = 1;
  const auto quiet = find_quiet_hours(hours);
  REQUIRE(quiet.are_known);
  CHECK(quiet.begin == 22);
  CHECK(quiet.usual_share == Approx(6.0 / 186));
  CHECK(quiet.hold(23));
  CHECK(quiet.hold(3));
  CHECK_FALSE(quiet.hold(4));
  CHECK_FALSE(quiet.hold(21));
  CHECK(quiet.day_begin() == Duration::seconds(3'600));
}

TEST_CASE("dates and steps have no quiet hours") {
  std::array<std::uint64_t, 24> hours{};
  CHECK_FALSE(find_quiet_hours(hours).are_known);
  hours[0] = 100;
  CHECK_FALSE(find_quiet_hours(hours).are_known);
  // Dates with some times among them.
  hours.fill(4);
  hours[0] = 100;
  CHECK_FALSE(find_quiet_hours(hours).are_known);
  CHECK(find_quiet_hours(hours).day_begin() == Duration(0));
  // Shifts of eight hours.
  hours.fill(0);
  hours[0] = hours[8] = hours[16] = 100;
  CHECK_FALSE(find_quiet_hours(hours).are_known);
}

TEST_CASE("few cases exceed what is usual by little, however clear they are") {
  CHECK(excess_share(0, 0, 0.1) == 0);
  CHECK(excess_share(1, 10, 0.1) == 0);
  CHECK(excess_share(1, 1, 0) == Approx(1.0 / 11));
  CHECK(excess_share(90, 90, 0) == Approx(0.9));
  CHECK(excess_share(0, 90, 0.5) == 0);
}

TEST_CASE("norms of a ledger: quartiles, what goes through accounts, and shares between people only") {
  tests::SignalLedger ledger;
  // Four people hand 100, 200, … 400 on to each other within 30 days; the shop's round sums do not count.
  for (int i = 0; i < 4; ++i) {
    const auto id = std::to_string(i), next = std::to_string((i + 1) % 4);
    ledger.pays(id, next, tests::at(i * 10), 1'000 * (i + 1));
    ledger.pays(id, "shop", tests::at(i * 10, 13), 990);
  }
  ledger.is("shop", AccountKind::merchant);
  const auto graph = ledger.graph();
  Progress progress;
  const auto norms = measure_norms(graph, AccountRoles(graph, {}), progress);
  CHECK(norms.first == tests::at(0));
  CHECK(norms.last == tests::at(30, 13));
  CHECK(norms.unit == std::vector<std::int64_t>{100});
  CHECK(norms.small == std::vector{Amount(99'000)});
  CHECK(norms.large == std::vector{Amount(300'000)});
  // Through 0: min(4000, 1990), 1: min(1000, 2990), 2: min(2000, 3990), 3: min(3000, 4990); a little more
  // than a month.
  CHECK(norms.usual_through[0] == Approx(200'000 / ((30 + 1.0 / 24) / 30)));
  CHECK(norms.just_under_share == 0);
  CHECK(norms.round_share[0] == 1);
  CHECK_FALSE(norms.quiet.are_known);
  // After the first quarter everybody still meets one person for the first time.
  CHECK(norms.first_time_share == 1);
}

TEST_CASE("a ledger without transfers has norms too") {
  tests::SignalLedger ledger;
  const auto graph = ledger.graph();
  Progress progress;
  const auto norms = measure_norms(graph, AccountRoles(graph, {}), progress);
  CHECK(norms.length() == Duration(0));
  CHECK(norms.first_time_share == 0);
}

}  // namespace sluice
