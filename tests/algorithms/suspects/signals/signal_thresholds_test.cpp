// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/signal_thresholds.hpp"

#include "algorithms/suspects/signals/days.hpp"
#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("the silence that counts is a third of the ledger, at least 2 and at most 180 days") {
  CHECK(thresholds_for(days(30)).of(Signal::dormant_then_busy) == 10);
  CHECK(thresholds_for(days(2'000)).of(Signal::dormant_then_busy) == 180);
  CHECK(thresholds_for(days(1)).of(Signal::dormant_then_busy) == 2);
}

TEST_CASE("every signal has a threshold, which a value reaches by being it; an unknown one never does") {
  const auto thresholds = thresholds_for(days(2'000));
  for (std::size_t i = 0; i < signal_count; ++i) {
    const auto signal = static_cast<Signal>(i);
    CHECK(thresholds.of(signal) > 0);
    CHECK(thresholds.of(signal) == threshold_of(signal));
    CHECK(thresholds.reaches(signal, thresholds.of(signal)));
    CHECK_FALSE(thresholds.reaches(signal, unknown_signal()));
    CHECK_FALSE(thresholds.reaches(signal, 0));
  }
}

TEST_CASE("who is in one group of layers has passed money on as mules do") {
  CHECK(threshold_of(Signal::chain_membership) == 1);
  CHECK(threshold_of(Signal::near_known_cases) == 10);
}

}  // namespace sluice
