// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/output_paths.hpp"
#include "apps/cli/session.hpp"
#include "engine/graph/transfer_graph.hpp"
#include "loaders/load_options.hpp"
#include "loaders/text/time_text.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace sluice {

/// A ledger that a command works on.
class OpenedLedger {
 public:
  OpenedLedger(std::shared_ptr<const Ledger> ledger, std::string hash)
      : graph(std::move(ledger)), hash_(std::move(hash)) {}

  /// Its content hash, computed when first asked for where no snapshot brought it.
  const std::string& hash();

  TransferGraph graph;

 private:
  std::string hash_;
};

/// How the files of a command are to be read: the load options, as the command line gives them.
class LoadArguments {
 public:
  void add_to(CLI::App&);

  /// Throws InvalidQuery for values that no option takes.
  [[nodiscard]] LoadOptions interpret() const;
  /// How times of the query are to be read: as those of the files.
  [[nodiscard]] TimeForm time_form() const;
  /// Throws InvalidQuery if an option says how transfers are read: with a snapshot that is settled.
  void require_none_for_snapshot() const;

 private:
  std::vector<std::string> accounts_, aliases_, links_, map_, scale_;
  std::string delimiter_, quote_, decimal_, thousands_;
  std::string currency_ = "CNY", timezone_ = "UTC";
  std::string round_, step_, epoch_, empty_party_, file_order_, equal_times_;
  bool no_header_ = false, strict_ = false;
  /// Those that say how transfers are read.
  std::vector<CLI::Option*> settled_in_snapshots_;
};

/// Every file that a load with these options reads.
[[nodiscard]] std::vector<std::string> input_files(const LoadOptions&);

/// The ledger of a query: a snapshot, or one file of transfers with its load options.
class LedgerOptions {
 public:
  /// The positional LEDGER.
  void add_ledger(CLI::App&);
  /// How it is to be read.
  void add_reading(CLI::App&);

  /// The files that the ledger is read from, its companions among them.
  [[nodiscard]] std::vector<std::string> inputs() const;
  /// What is written beside the answer: the rejected rows, if they are asked for.
  [[nodiscard]] std::vector<OutputPath> outputs() const;

  /// Opens the snapshot, or loads the file; tells on standard error what the user should know of it. Throws
  /// as open_snapshot and load_ledger do.
  [[nodiscard]] OpenedLedger open(Session&) const;

  /// How companion files of the query are to be read.
  [[nodiscard]] LoadOptions companion_options() const;
  [[nodiscard]] TimeForm time_form() const { return load_.time_form(); }

 private:
  OpenedLedger open_snapshot_file(Session&) const;
  OpenedLedger load_file(Session&) const;

  std::string ledger_, rejects_;
  bool no_map_ = false;
  LoadArguments load_;
  CLI::Option* rejects_option_ = nullptr;
};

/// The moment that an option names; a bare date is its first instant. Throws InvalidQuery that names the
/// option.
[[nodiscard]] Time read_start(const std::string& option, const std::string& text, const TimeForm&);
/// The same, a bare date being its last instant.
[[nodiscard]] Time read_end(const std::string& option, const std::string& text, const TimeForm&);

}  // namespace sluice
