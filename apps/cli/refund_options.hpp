// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "algorithms/restitution/restitution.hpp"
#include "apps/cli/ledger_options.hpp"

namespace CLI {
class App;
}

namespace sluice {

constexpr const char* say_what_is_frozen =
    "say what is frozen: either --frozen FILE, or --frozen-all with --at T";

/// What is frozen, and by which method it is returned.
class RefundOptions {
 public:
  void add_to(CLI::App&);

  /// Whether frozen money is named at all.
  [[nodiscard]] bool is_asked() const { return frozen_all_ || !frozen_.empty(); }
  [[nodiscard]] bool names_method() const { return !method_.empty(); }
  /// --frozen, --repaid; empty for none.
  [[nodiscard]] const std::string& frozen_file() const { return frozen_; }
  [[nodiscard]] const std::string& repaid_file() const { return repaid_; }
  /// A query without accounts and repayments. Throws InvalidQuery.
  [[nodiscard]] RefundQuery interpret() const;
  /// Sets the frozen accounts and the repayments, as of the query's cut-off. Throws InvalidQuery,
  /// UnreadableInput and Interrupted.
  void set_amounts(const TransferGraph&, const TraceQuery&, const LedgerOptions&, Progress&,
                   RefundQuery&) const;

 private:
  std::string frozen_, method_, repaid_, weight_ = "loss";
  bool frozen_all_ = false, no_receipts_ = false;
};

}  // namespace sluice
