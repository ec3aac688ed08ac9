// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/screen_reason.hpp"

#include <cmath>
#include <set>
#include <string>

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

Reason with_risk(ReasonCode code, double risk) {
  Reason reason;
  reason.code = code;
  reason.risk = risk;
  return reason;
}

}  // namespace

TEST_CASE("reasons add up as if each alone were enough") {
  CHECK(combined_risk({}) == 0);
  const std::vector<Reason> reasons{with_risk(ReasonCode::first_payment, 0.1),
                                    with_risk(ReasonCode::closes_cycle, 0.5),
                                    with_risk(ReasonCode::cleared, 0)};
  CHECK(std::abs(combined_risk(reasons) - (1 - 0.9 * 0.5)) < 1e-12);
}

TEST_CASE("levels begin where they say") {
  CHECK(level_of(0) == RiskLevel::low);
  CHECK(level_of(0.2499) == RiskLevel::low);
  CHECK(level_of(0.25) == RiskLevel::raised);
  CHECK(level_of(0.5999) == RiskLevel::raised);
  CHECK(level_of(0.6) == RiskLevel::high);
  CHECK(to_text(RiskLevel::raised) == "raised");
}

TEST_CASE("every code has a name of its own, no signal's either") {
  std::set<std::string> names;
  for (int i = 0; i <= static_cast<int>(ReasonCode::just_under_limit); ++i)
    if (static_cast<ReasonCode>(i) != ReasonCode::signal)
      CHECK(names.emplace(code_of(with_risk(static_cast<ReasonCode>(i), 0))).second);
  for (std::size_t s = 0; s < signal_count; ++s)
    if (static_cast<Signal>(s) != Signal::just_under_limit)  // it says the same of an account's habit
      CHECK(names.emplace(to_text(static_cast<Signal>(s))).second);
  Reason reason = with_risk(ReasonCode::signal, 0);
  reason.signal = Signal::test_payment;
  CHECK(code_of(reason) == "test-payment");
}

TEST_CASE("the weightiest reason comes first, and faint ones are not mentioned") {
  std::vector<Reason> reasons{with_risk(ReasonCode::suspect_score, 0.049), with_risk(ReasonCode::cleared, 0),
                              with_risk(ReasonCode::closed, 0.8), with_risk(ReasonCode::holds_traced, 0.9)};
  put_in_order(reasons);
  CHECK(reasons[0].code == ReasonCode::holds_traced);
  CHECK(reasons[1].code == ReasonCode::closed);
  drop_faint(reasons);
  REQUIRE(reasons.size() == 3);
  CHECK(reasons[2].code == ReasonCode::cleared);
}

}  // namespace sluice
