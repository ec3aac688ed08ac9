// SPDX-License-Identifier: Apache-2.0
// The first bytes of a snapshot: a header of 64 bytes and an entry of 128 bytes for every column.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/store/column_digests.hpp"

namespace sluice {

/// Changes whenever the columns or their meaning change.
constexpr std::uint32_t snapshot_version = 1;
constexpr std::size_t column_alignment = 64;

constexpr std::uint64_t align_column(std::uint64_t offset) {
  return (offset + column_alignment - 1) / column_alignment * column_alignment;
}

/// Where the columns lie and what their bytes must be.
struct SnapshotTable {
  struct Entry {
    std::string name;
    std::uint32_t element_size = 0;
    bool is_content = false;
    std::uint64_t count = 0, offset = 0;
    ColumnDigests digests;
    std::uint64_t bytes() const { return count * element_size; }
    std::uint64_t end() const { return offset + bytes(); }
  };
  std::vector<Entry> entries;
  std::uint64_t file_size = 0;
  /// Over header and entries: names the whole file, since the entries hold the columns' checksums.
  Checksum checksum{};
};

/// Thrown while a snapshot is checked: what is wrong with it, as the middle of a sentence. Becomes
/// UnreadableInput where the file's name is known.
struct SnapshotDamage : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// The file is whole as far as one can tell, but no snapshot that this program reads; a predicate
/// ("is not …") for the file's name.
struct SnapshotUnknown : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Places for the columns, digests still unknown.
[[nodiscard]] SnapshotTable lay_out(std::span<const ColumnBytes> columns);

/// Header and entries as bytes; sets table.checksum.
[[nodiscard]] std::vector<std::byte> encode_table(SnapshotTable& table);

/// Whether a file that begins so means to be a snapshot.
[[nodiscard]] bool has_snapshot_magic(std::span<const std::byte> head);

/// Reads and checks header and entries of a file of these bytes: entries lie one after the other, all inside,
/// and fill it. Touches nothing behind them. Throws SnapshotDamage, SnapshotUnknown.
[[nodiscard]] SnapshotTable decode_table(std::span<const std::byte> file);

}  // namespace sluice
