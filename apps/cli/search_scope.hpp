// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/cli/query_options.hpp"

namespace sluice {

/// What a search of the whole ledger looks at: everything that had happened by a moment, and which accounts
/// are outside.
class SearchScope {
 public:
  void add_to(CLI::App&);
  /// What is asked for of the graph. Throws InvalidQuery.
  [[nodiscard]] TransferGraph known(const TransferGraph&, const TimeForm&) const;
  [[nodiscard]] BoundaryOptions boundary(const TransferGraph& graph) const {
    return boundary_.resolve(graph);
  }

 private:
  std::string until_, known_at_;
  BoundaryArguments boundary_;
};

}  // namespace sluice
