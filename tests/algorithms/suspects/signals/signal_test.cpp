// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/signal.hpp"

#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("signals are read as they are written") {
  for (std::size_t i = 0; i < signal_count; ++i) {
    const auto signal = static_cast<Signal>(i);
    CHECK(parse_signal(to_text(signal)) == signal);
  }
  CHECK(to_text(Signal::dormant_then_busy) == "dormant-then-busy");
  CHECK(to_text(Signal::near_known_cases) == "near-known-cases");
  CHECK_FALSE(parse_signal("dormant_then_busy"));
  CHECK_FALSE(parse_signal(""));
}

TEST_CASE("zero is known, not a number is not") {
  CHECK(is_known(0));
  CHECK_FALSE(is_known(unknown_signal()));
}

}  // namespace sluice
