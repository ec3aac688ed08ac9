// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "apps/cli/query_options.hpp"
#include "apps/report/implicated_report.hpp"

namespace sluice {

/// A ledger with the accounts that are implicated in it.
struct ImplicatedLedger {
  OpenedLedger ledger;
  /// What was known by the moment asked for.
  TransferGraph graph;
  BoundaryOptions boundary;
  ImplicatedAnswer who;
};

/// Who counts as implicated: labels, fraud payments, or, without either, what passes money on.
class ImplicatedOptions {
 public:
  /// Adds the fraud payments, times and boundary too.
  void add_to(CLI::App&);
  /// The files that are read beside the ledger.
  [[nodiscard]] std::vector<std::string> inputs() const { return {labels_, query_.fraud_file()}; }

  /// --min-share in parts per million. Throws InvalidQuery.
  [[nodiscard]] std::uint32_t share_ppm_min() const { return interpret().share_ppm_min; }

  /// Opens the ledger and finds the accounts. Throws InvalidQuery, UnreadableInput, Interrupted.
  [[nodiscard]] ImplicatedLedger find(Session&, const LedgerOptions&, ChainSearch) const;

 private:
  ImplicatedQuery interpret() const;
  void add_labels(const TransferGraph&, const LedgerOptions&, ImplicatedQuery&) const;

  QueryOptions query_;
  std::string labels_, share_min_ = "0.1", window_ = "24h";
  std::size_t mules_min_ = 3;
};

/// 1 where fraud payments were named and none of them was known at the moment asked for, else 0.
[[nodiscard]] ExitCode exit_code_of(const ImplicatedAnswer&);

}  // namespace sluice
