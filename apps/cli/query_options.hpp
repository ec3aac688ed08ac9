// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "algorithms/trace/sources.hpp"
#include "apps/cli/ledger_options.hpp"

namespace sluice {

/// Which accounts a query counts as outside or inside, beside what the ledger says.
class BoundaryArguments {
 public:
  void add_to(CLI::App&);
  /// Throws InvalidQuery for ids that the ledger does not have.
  [[nodiscard]] BoundaryOptions resolve(const TransferGraph&) const;

 private:
  std::vector<std::string> terminal_, uncovered_, follow_;
};

/// Whether a command takes --until and --known-at, or has a moment of its own that settles both.
enum class QueryTimes { asked, settled };

/// What all questions about stolen money share: the fraud payments, how far to look, and what was known.
class QueryOptions {
 public:
  void add_to(CLI::App&, QueryTimes = QueryTimes::asked);

  /// Throws InvalidQuery if no fraud payment is named.
  void require_sources() const;
  /// Throws InvalidQuery if --until or --known-at is given; `instead` says what settles them.
  void require_no_times(const std::string& instead) const;
  /// --fraud-file; empty for none.
  [[nodiscard]] const std::string& fraud_file() const { return fraud_file_; }
  /// The graph as it was known at the time asked for, the whole one if none was.
  [[nodiscard]] TransferGraph known(const TransferGraph&, const TimeForm&) const;
  [[nodiscard]] BoundaryOptions boundary(const TransferGraph& graph) const {
    return boundary_.resolve(graph);
  }
  /// The fraud payments in their order of mention: --fraud, --fraud-file, --fraud-from. Throws InvalidQuery,
  /// and UnreadableInput for the file.
  [[nodiscard]] std::vector<FraudPayment> payments(const TransferGraph&, const LedgerOptions&) const;
  [[nodiscard]] std::optional<Time> cut_off(const TimeForm&) const;

 private:
  std::vector<std::string> fraud_, fraud_from_;
  std::string fraud_file_, until_, known_at_;
  BoundaryArguments boundary_;
};

}  // namespace sluice
