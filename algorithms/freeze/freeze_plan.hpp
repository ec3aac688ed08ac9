// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "algorithms/freeze/candidates.hpp"
#include "algorithms/measures/measures.hpp"

namespace sluice {

struct FreezeQuery {
  /// When the first order is sent; the graph must be known up to then.
  Time at;
  ResponseTimes response;
  /// Orders that can be sent, in each currency.
  std::size_t slots = 8;
  /// Time from one order to the next; none: all are sent at once.
  std::optional<Duration> pace;
  /// Expect money to move on as it did so far; otherwise nothing moves after `at`.
  bool model = true;
  Measures measures;
};

/// An order of the plan, in the order of sending.
struct PlannedOrder {
  FreezeCandidate candidate;
  Time sent_at, bites_at;
  /// 48 hours after the bite an emergency stop-payment ends.
  Time expires_at;
  /// What it is expected to catch beside the orders before it, of the money known to be stolen, in minor
  /// units.
  double expected;
  /// The share of what lies there now that is expected to lie there when the order bites.
  double share_staying = 1;
  /// Within how many seconds half of an inflow leaves the account; nothing without a model, infinity for
  /// never.
  std::optional<double> median_stay;
};

/// A candidate that needs no order: a measure of this case holds it until after an order would bite.
struct HeldCandidate {
  FreezeCandidate candidate;
  Measure measure;
};

/// The plan for one currency.
struct FreezePlan {
  CurrencyNo currency;
  std::size_t candidates = 0;
  std::vector<PlannedOrder> orders;
  /// By the end of the measure, then id.
  std::vector<HeldCandidate> held;
  /// In minor units: what all orders are expected to catch, and what no other choice of as many could exceed.
  double expected = 0, expected_at_most = 0;
};

/// Which accounts to freeze first: orders that are expected to catch most of the victims' money, greedily,
/// under a model of where it goes next; at least 1 − 1/e of the best that as many orders sent at once could
/// catch under that model, at least half with a pace. One plan a currency of the sources. `trace` is the
/// query's haircut trace without limits on the same graph. Time: O(candidates + trace) for the model, then
/// one evaluation of it per order considered. Throws InvalidQuery for other traces.
[[nodiscard]] std::vector<FreezePlan> plan_freezes(const TransferGraph&, const TraceQuery&, const Trace&,
                                                   const FreezeQuery&);

/// When an order on the pocket bites that is sent at `sent_at`.
[[nodiscard]] Time bite_of(const TransferGraph&, PocketNo, Time sent_at, const ResponseTimes&);
/// When the order in this slot (from 0) is sent.
[[nodiscard]] Time sending_time(const FreezeQuery&, std::size_t slot);

}  // namespace sluice
