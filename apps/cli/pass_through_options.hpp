// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>

#include "algorithms/chains/pass_through_query.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// What a search of the whole ledger takes for passing money on.
class PassThroughOptions {
 public:
  void add_to(CLI::App&);
  /// Everything but the floor and the boundary. Throws InvalidQuery.
  [[nodiscard]] PassThroughQuery interpret() const;
  /// Sets the floor, which the graph's currencies scale. Throws InvalidQuery.
  void set_floors(const TransferGraph&, PassThroughQuery&) const;

 private:
  std::string window_ = "24h", keep_ = "0.2", slack_ = "0.02", min_amount_;
  std::size_t mules_min_ = 3, hub_transfers_ = 1'000;
};

}  // namespace sluice
