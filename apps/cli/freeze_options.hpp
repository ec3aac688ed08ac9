// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>

#include "algorithms/freeze/freeze_plan.hpp"
#include "apps/cli/ledger_options.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// How orders to freeze are sent, and what is expected of the money until they bite.
class FreezeOptions {
 public:
  void add_to(CLI::App&);

  /// --response; empty for none.
  [[nodiscard]] const std::string& response_file() const { return response_; }
  /// A query without its moment and measures. Throws InvalidQuery, and UnreadableInput for the file.
  [[nodiscard]] FreezeQuery interpret(const LedgerOptions&) const;

 private:
  std::string response_, pace_, model_;
  std::size_t slots_ = 8;
};

}  // namespace sluice
