// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>

#include "apps/report/paths_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// What paths of one currency add up to.
struct PathTotals {
  std::size_t paths = 0;
  Amount amount, recoverable;
  /// Ends in their order, those without paths left out.
  std::map<PathEnd, Amount> by_end;
};

/// All paths, whether shown or not, by currency: their amounts add up to what was stolen. O(paths).
[[nodiscard]] std::map<CurrencyNo, PathTotals> total_paths(const PathsReport&);

/// The same for people, a paragraph a currency.
[[nodiscard]] std::string path_totals_text(const PathsReport&, const Style&);

}  // namespace sluice
