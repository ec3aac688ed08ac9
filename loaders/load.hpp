// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/ledger/ledger.hpp"
#include "engine/run/progress.hpp"
#include "engine/values/error.hpp"
#include "loaders/load_options.hpp"
#include "loaders/rejection.hpp"

namespace sluice {

/// What became of the rows of the transfer files: rows is the sum of the six counts after it.
struct LoadReport {
  std::uint64_t rows = 0, loaded = 0, rejected = 0, failed = 0, self = 0, duplicate = 0, merged = 0;
  /// Rows whose amount was rounded (--round half-up), and ids freed from a spreadsheet's wrapping.
  std::uint64_t rounded = 0, unwrapped_ids = 0;
  /// Bad rows of companion files, not part of the counts above.
  std::uint64_t rejected_companions = 0;
  /// Sentences for the user: which file was read from its end, which encoding was taken.
  std::vector<std::string> notes;
  /// By file, then line.
  std::vector<Rejection> rejections;
};

/// There were rows, but no good one. Carries the report, so that the rejected rows can still be written down.
struct NothingLoaded : UnreadableInput {
  NothingLoaded(const std::string& what, LoadReport r) : UnreadableInput(what), report(std::move(r)) {}
  LoadReport report;
};

struct LoadedLedger {
  std::shared_ptr<const Ledger> ledger;
  LoadReport report;
};

/// Reads the files and builds their ledger. Bad rows are reported, not thrown. Parallel over chunks of each
/// file; deterministic for any thread count. Throws UnreadableInput for a file that cannot be read, has rows
/// but no good one, or (strict) a bad row; InvalidQuery for options that contradict each other or the header;
/// Interrupted.
[[nodiscard]] LoadedLedger load_ledger(const LoadOptions&, Progress&);

/// One row of a small companion file of queries (fraud, labels, …), by canonical column name; absent
/// columns are empty.
struct CompanionRow {
  std::uint32_t line = 0;
  std::vector<std::string> cells;
};

/// Reads a companion file whose columns are named as in `columns` (the first is required), or by `--map
/// PREFIX.column=COL`. Throws UnreadableInput with file, line, column, expected and found at the first bad
/// row.
[[nodiscard]] std::vector<CompanionRow> read_companion(const std::string& file, const std::string& prefix,
                                                       const std::vector<std::string>& columns,
                                                       const LoadOptions&);

}  // namespace sluice
