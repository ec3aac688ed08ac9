// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/signal_thresholds.hpp"

#include <algorithm>

#include "algorithms/suspects/signals/days.hpp"

namespace sluice {

float threshold_of(Signal signal) {
  switch (signal) {
    case Signal::dormant_then_busy: return 180;
    case Signal::newly_opened: return 3;
    case Signal::opened_far_from_use: return 0.6f;
    case Signal::test_payment: return 50;
    case Signal::fast_in_fast_out: return 0.3f;
    case Signal::emptied_nightly: return 0.4f;
    case Signal::just_under_limit: return 0.25f;
    case Signal::round_amounts: return 0.35f;
    case Signal::night_hours: return 0.15f;
    case Signal::many_payers: return 10;
    case Signal::first_time_counterparties: return 0.3f;
    case Signal::off_own_history: return 3;
    case Signal::off_trade: return 3.5f;
    case Signal::shared_phone: return 3;
    case Signal::shared_device: return 3;
    case Signal::shared_address: return 5;
    case Signal::fresh_accounts_of_holder: return 4;
    case Signal::chain_membership: return 1;
    case Signal::near_known_cases: return 10;
  }
  return unknown_signal();
}

SignalThresholds thresholds_for(Duration ledger_length) {
  SignalThresholds thresholds;
  for (std::size_t i = 0; i < signal_count; ++i) thresholds.values[i] = threshold_of(static_cast<Signal>(i));
  auto& dormant = thresholds.values[static_cast<std::size_t>(Signal::dormant_then_busy)];
  dormant = std::clamp(in_days(ledger_length) / 3, 2.0f, dormant);
  return thresholds;
}

}  // namespace sluice
