// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "apps/report/trace_report.hpp"

namespace sluice {

/// Adds every part.
SourceOutcome& operator+=(SourceOutcome& sum, const SourceOutcome&);

/// What became of the money of one victim in one currency.
struct VictimOutcome {
  std::uint32_t victim = 0;
  CurrencyNo currency;
  std::size_t payments = 0;
  SourceOutcome sum;
  /// In how many accounts some of it rests.
  std::size_t accounts = 0;
};

/// One row per victim and currency, victims in the order of their first source, then by currency. O(sources +
/// shares, with a logarithm).
[[nodiscard]] std::vector<VictimOutcome> victim_outcomes(const TraceReport&);

}  // namespace sluice
