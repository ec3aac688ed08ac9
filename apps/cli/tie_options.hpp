// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "algorithms/gangs/gangs.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// What ties accounts, and what counts as a gang.
class TieOptions {
 public:
  void add_to(CLI::App&);
  /// Everything but the boundary. Throws InvalidQuery.
  [[nodiscard]] GangQuery interpret() const;

 private:
  std::size_t hub_accounts_ = 50, accounts_min_ = 3, pairs_per_tie_ = 250;
  std::string reuse_ = "90d";
};

}  // namespace sluice
