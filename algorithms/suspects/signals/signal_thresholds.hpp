// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/suspects/signals/signal.hpp"
#include "engine/values/time.hpp"

namespace sluice {

/// From which value on a signal is worth a look, without labels that tell better. Units and reasons:
/// docs/methods/signals.md. A value at its threshold reaches it.
struct SignalThresholds {
  std::array<float, signal_count> values{};

  float of(Signal signal) const { return values[static_cast<std::size_t>(signal)]; }
  bool reaches(Signal signal, float value) const { return value >= of(signal); }
};

/// The thresholds for a ledger of that length: all but that of dormant_then_busy are the same for every
/// ledger. That one is a third of the ledger's length, but 2 days at least and 180 days at most.
[[nodiscard]] SignalThresholds thresholds_for(Duration ledger_length);

/// The threshold on ledgers of a year and a half or more.
[[nodiscard]] float threshold_of(Signal);

}  // namespace sluice
