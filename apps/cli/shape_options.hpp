// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "apps/report/patterns_report.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// Which shapes a search of the whole ledger looks for.
class ShapeOptions {
 public:
  void add_to(CLI::App&);
  /// What does not need a ledger. Throws InvalidQuery.
  [[nodiscard]] PatternsQuestion interpret() const;
  /// The floor, which the graph's currencies scale, and the accounts of --through. Throws InvalidQuery.
  void complete(const TransferGraph&, PatternsQuestion&) const;

 private:
  [[nodiscard]] std::set<ShapeKind> kinds() const;

  std::vector<std::string> kinds_, through_;
  std::string window_ = "24h", amount_min_;
  std::size_t degree_min_ = 5, length_min_ = 3, length_max_ = 6;
};

}  // namespace sluice
