// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// An inside pocket that holds traced money and could be frozen.
struct FreezeCandidate {
  PocketNo pocket;
  /// Victims' money there under haircut, and the whole balance.
  Amount holds, balance;
  /// When traced money first and last came.
  Time first_receipt, last_receipt;
  std::uint32_t level = 0;
};

/// The pockets of one currency that have received traced money, hold some of it and are not closed: larger
/// amounts first, then earlier receipts, then ids. `trace` is the haircut trace of the graph as it is known.
/// O(trace).
[[nodiscard]] std::vector<FreezeCandidate> find_candidates(const TransferGraph&, const TraceQuery&,
                                                           const Trace&, CurrencyNo);

/// The currencies of the query's sources, by number.
[[nodiscard]] std::vector<CurrencyNo> currencies_of(const TransferGraph&, const TraceQuery&);

/// How long institutions take from an order to its effect.
struct ResponseTimes {
  std::map<std::string, Duration, std::less<>> by_institution;
  /// For those that are not listed: the longest listed, 30 minutes where none is.
  Duration otherwise = Duration::seconds(30 * 60);

  [[nodiscard]] Duration of(std::string_view institution) const;
};

/// An order to freeze a candidate (a place in a list of them): it pays nothing after bites_at, but still
/// receives.
struct FreezeOrder {
  std::uint32_t candidate;
  Time bites_at;
};

}  // namespace sluice
