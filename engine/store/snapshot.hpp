// SPDX-License-Identifier: Apache-2.0
// A ledger as one file: a header, a table of columns, and the columns, each at a multiple of 64 bytes
// and exactly where the ones before it end.
#pragma once
#include <memory>
#include <string>

#include "engine/ledger/ledger.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// Writes the ledger to `path` and returns its content hash. The file appears whole or not at all: it is
/// written beside its place under another name, flushed to the disk and renamed, so a file that was there
/// before stays as it was until then. The bytes depend on the ledger alone. O(bytes), parallel. Throws
/// OutputFailed with the path and the reason; Interrupted.
std::string write_snapshot(const Ledger&, const std::string& path, Progress&);

/// Whether the file begins as snapshots do. False for what cannot be read.
[[nodiscard]] bool is_snapshot(const std::string& path);

enum class VerifyWhen : std::uint8_t {
  /// The first time, and whenever size, times or inode changed since.
  changed,
  always
};

struct OpenOptions {
  /// Map the file; otherwise it is read into memory, which suits network disks.
  bool map = true;
  VerifyWhen verify = VerifyWhen::changed;
};

struct OpenedSnapshot {
  std::shared_ptr<const Ledger> ledger;
  std::string content_hash;
};

/// Opens a snapshot. Header, column table and sizes are always checked, O(columns). A file that is not
/// recorded as verified is verified whole first: every byte by checksum, every index for its range, O(bytes),
/// parallel. Records lie in $XDG_CACHE_HOME/sluice or ~/.cache/sluice. Throws UnreadableInput with a
/// sentence where the file is missing, no snapshot, of another version or damaged; Interrupted.
[[nodiscard]] OpenedSnapshot open_snapshot(const std::string& path, const OpenOptions&, Progress&);
[[nodiscard]] OpenedSnapshot open_snapshot(const std::string& path, const OpenOptions& = {});

/// What was verified.
struct Verified {
  std::string content_hash;
  std::uint64_t bytes = 0;
  std::size_t columns = 0, accounts = 0, pockets = 0, transfers = 0;
};

/// Verifies the file whole, whatever is recorded. `deep` also recomputes all that follows from other
/// columns: openings, unseen rows, names, indices. Throws UnreadableInput that names the first thing wrong.
Verified verify_snapshot(const std::string& path, bool deep, Progress&);

}  // namespace sluice
