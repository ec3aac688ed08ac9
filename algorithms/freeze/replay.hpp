// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <vector>

#include "algorithms/freeze/freeze_plan.hpp"
#include "algorithms/trace/sources.hpp"

namespace sluice {

/// A case to be played again: its fraud payments, on the whole ledger.
struct ReplayCase {
  std::string name;
  std::vector<FraudPayment> payments;
};

/// What was caught in one case and currency, in minor units.
struct ReplaySums {
  double stolen = 0, plan = 0, clairvoyant = 0, most_balance = 0, latest_receipt = 0, level_order = 0;
  /// Dissipated or out of sight after the plan was made, though some plan could have caught it.
  double lost = 0;

  ReplaySums& operator+=(const ReplaySums&);
};

struct ReplayedCase {
  CurrencyNo currency;
  std::size_t candidates = 0;
  ReplaySums sums;
  /// The clairvoyant's figure is the best there is, not an upper bound of it.
  bool clairvoyant_exact = true;
};

/// Up to so many candidates the clairvoyant plan is searched for exactly.
constexpr std::size_t exact_candidates_max = 20;

/// Plans with what was known `delay` after the case's earliest report (earliest payment, where none was
/// reported), lets the true future run, and compares with the plan of one who knew it (the same candidates,
/// slots, pace and response times) and with three simple orders: largest balance first, latest receipt first,
/// lowest level first. `query` gives everything but the moment. One entry a currency of the case. Throws
/// InvalidQuery for payments that the ledger does not have.
[[nodiscard]] std::vector<ReplayedCase> replay_case(const TransferGraph&, const BoundaryOptions&,
                                                    const ReplayCase&, Duration delay,
                                                    const FreezeQuery& query);

/// What a given set of accounts, all ordered frozen at `at`, catches on the true ledger to its end, by
/// currency of the sources, in minor units. `trace` is the whole ledger's haircut trace without limits.
struct CaughtAmount {
  CurrencyNo currency;
  double amount;
};
[[nodiscard]] std::vector<CaughtAmount> caught_by(const TransferGraph&, const TraceQuery&, const Trace&,
                                                  std::span<const AccountNo>, Time at, const ResponseTimes&);

}  // namespace sluice
