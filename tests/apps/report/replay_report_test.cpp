// SPDX-License-Identifier: Apache-2.0
#include "apps/report/replay_report.hpp"

#include "apps/report/nearest_amount.hpp"
#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace sluice::test;

TEST_CASE("payments are grouped by case, in the order of its first mention, those without one together") {
  const std::vector<FraudPayment> payments{
      {"T1", "", "b"}, {"T2", "", ""}, {"T3", "", "a"}, {"T4", "", "b"}, {"T5", "", ""}};
  const auto cases = cases_of(payments);
  REQUIRE(cases.size() == 3);
  CHECK(cases[0].name == "b");
  CHECK(cases[0].payments.size() == 2);
  CHECK(cases[0].payments[1].transfer == "T4");
  CHECK(cases[1].name.empty());
  CHECK(cases[1].payments.size() == 2);
  CHECK(cases[2].name == "a");
  CHECK(cases_of({}).empty());
}

TEST_CASE("sums are over all cases and over those with more candidates than orders") {
  const auto graph = loaded_case();
  const CurrencyNo cny(0), jpy(1);
  const auto replayed = [](CurrencyNo currency, std::size_t candidates, double plan, double best) {
    ReplayedCase each{currency, candidates, {}, true};
    each.sums.plan = plan;
    each.sums.clairvoyant = best;
    return each;
  };
  ReplayAnswer answer;
  answer.delays.push_back(
      {30, {{replayed(cny, 2, 1.4, 2)}, {replayed(cny, 3, 1.4, 4), replayed(jpy, 1, 0, 0)}}});
  FreezeQuery query;
  query.slots = 2;
  const std::vector<ReplayCase> cases{{"a", {}}, {"", {}}};
  const ReplayReport report(graph, query, cases, answer);
  CHECK(report.case_name(0) == "a");
  CHECK_FALSE(report.case_name(1));

  const auto overall = report.overall(answer.delays[0]);
  REQUIRE(overall.size() == 2);
  CHECK(overall[0].cases == 2);
  // Rounded after they are added.
  CHECK(nearest_amount(overall[0].sums.plan) == Amount(3));
  CHECK(overall[0].ratio() == 0.4667);
  CHECK_FALSE(overall[1].ratio());

  const auto contested = report.contested(answer.delays[0]);
  REQUIRE(contested.size() == 1);
  CHECK(contested[0].cases == 1);
  CHECK(contested[0].ratio() == 0.35);
}

TEST_CASE("expected amounts are rounded to the nearest minor unit, half away from zero") {
  CHECK(nearest_amount(2.5) == Amount(3));
  CHECK(nearest_amount(2.4999) == Amount(2));
  CHECK(nearest_amount(-2.5) == Amount(-3));
}
