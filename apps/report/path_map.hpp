// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <set>
#include <string>

#include "apps/report/paths_report.hpp"

namespace sluice {

/// The accounts and transfers of the shown paths, each once, with sums over the paths: what is drawn.
struct PathMap {
  struct Ended {
    Amount amount, recoverable;
  };
  struct Account {
    /// One of its pockets; which does not matter for its attributes.
    PocketNo pocket;
    std::set<PathEnd> ends;
    /// For every currency that passes through it: what ends there.
    std::map<CurrencyNo, Ended> ended;
  };

  /// By id.
  std::map<std::string, Account, std::less<>> accounts;
  /// What of the shown paths each transfer carries, by its place in Trace::transfers.
  std::map<std::uint32_t, Amount> transfers;
};

/// O(hops of the shown paths, with a logarithm).
[[nodiscard]] PathMap map_paths(const PathsReport&);

}  // namespace sluice
