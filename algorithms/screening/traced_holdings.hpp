// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// Traced money of one currency at an account.
struct TracedHolding {
  AccountNo account;
  CurrencyNo currency;
  /// All that reached it, and what is still there.
  Amount received, rests;
  /// What reached it is at least the asked share of all that it received in this currency.
  bool is_telling = false;
};

/// Where the money of fraud payments has been, and whose accounts the victims' are.
struct TracedHoldings {
  /// Inside accounts that traced money reached, by account and currency.
  std::vector<TracedHolding> holdings;
  /// Ascending: those that traced money came back to, and who paid the fraud payments, machines aside.
  std::vector<AccountNo> victims;
};

/// Traces under the query and sums up its accounts. `share_ppm_min`: from which share on a holding is
/// telling, in parts per million. Cost of a trace.
[[nodiscard]] TracedHoldings find_traced_holdings(const TransferGraph&, const TraceQuery&,
                                                  std::uint32_t share_ppm_min);

}  // namespace sluice
