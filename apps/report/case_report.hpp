// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "apps/report/ask_report.hpp"
#include "apps/report/bounds_report.hpp"
#include "apps/report/freeze_report.hpp"
#include "apps/report/paths_report.hpp"
#include "apps/report/refund_report.hpp"

namespace sluice {

/// A file that the query came from, beside the ledger.
struct CaseInput {
  /// The option that named it, without dashes.
  std::string option;
  std::string name;
  /// "sha256:…" of its bytes; empty where they can be read only once (a pipe).
  std::string hash;
};

/// Commands that give the same answers, each whole, as a shell would have it.
struct CaseCommands {
  std::string report, trace, paths, ask, freeze, refund, verify, info;
};

/// What the page says of itself.
struct CaseHeading {
  std::string title;
  /// When it was prepared, in the user's words; empty for none.
  std::string prepared_at;
  std::string program_version;
  /// Content hash of the ledger, canonical text of the query and its hash.
  std::string ledger_hash, query_text, query_hash;
  std::vector<CaseInput> inputs;
  CaseCommands commands;
  /// Rows that long tables show.
  std::size_t rows_max = 50;
};

/// All answers to one case, with the questions that they answer: what a page for a court is made of. Refers
/// to everything.
struct CaseReport {
  const CaseHeading& heading;
  /// Has bounds.
  const TraceReport& traced;
  const PathsReport& paths;
  const AskReport& asked;
  /// What the accounts in which money rests hold together, by currency.
  const std::vector<BoundedSet>& together;
  /// When orders to freeze would be sent, and with what they are planned.
  const FreezeReport* freeze = nullptr;
  /// Nothing where no frozen money is named.
  const RefundReport* refund = nullptr;
  /// What looks like a mistake in what is said to be frozen.
  const std::vector<std::string>& doubts;

  const TransferGraph& graph() const { return traced.graph(); }
};

/// The whole page: HTML without scripts and without anything from elsewhere.
[[nodiscard]] std::string case_report_html(const CaseReport&);

}  // namespace sluice
