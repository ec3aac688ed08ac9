// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/lookups/parties.hpp"
#include "algorithms/trace/trace.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// Traced money of one case at the accounts of somebody, in one currency.
struct CaseMoney {
  std::uint32_t fraud_case = 0;
  CurrencyNo currency;
  Amount received, rests;
  /// Transfers that brought it, and the first and the last of them.
  std::uint32_t count = 0;
  TransferNo first = TransferNo::none(), last;
};

/// Somebody whose inside accounts the money of at least two cases reached.
struct CaseOverlap {
  Party party;
  /// The accounts that it reached, ascending.
  std::vector<AccountNo> accounts;
  /// The cases, ascending.
  std::vector<std::uint32_t> with;
  /// By case and currency.
  std::vector<CaseMoney> money;
};

/// Where cases meet. `case_of` is the number of each source's case, none for sources of no case. Only
/// accounts that are neither outside nor victims' count: everybody's money meets at a cash point. By number
/// of cases descending, number of transfers that brought traced money descending, name by bytes. Zeros are
/// left out of what is received. O(shares of the trace · log). Throws Interrupted.
[[nodiscard]] std::vector<CaseOverlap> find_case_overlaps(const TransferGraph&, const Trace&,
                                                          const std::vector<std::uint32_t>& case_of,
                                                          const Parties&, Progress&);

constexpr std::uint32_t no_case = ~std::uint32_t{0};

}  // namespace sluice
