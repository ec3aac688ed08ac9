// SPDX-License-Identifier: Apache-2.0
// Remembers which snapshots were verified, so that opening one again costs nothing.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "engine/store/column_digests.hpp"

namespace sluice {

/// What changes when a file is replaced or written to.
struct FileIdentity {
  std::uint64_t device = 0, inode = 0, size = 0;
  /// Nanoseconds since 1970 of the last change of the data, and of data or attributes.
  std::int64_t modified = 0, changed = 0;
  auto operator<=>(const FileIdentity&) const = default;
};

/// Nothing where the descriptor is not that of a regular file.
[[nodiscard]] std::optional<FileIdentity> identify(int descriptor);

/// Whether exactly this file was recorded as verified. False where no record can be read.
[[nodiscard]] bool is_recorded_as_verified(const std::string& path, const FileIdentity&,
                                           const Checksum& table);

/// Records the open file at `path` as verified, given what it was before it was verified. Waits some
/// milliseconds where the file is brand new: file systems count time in ticks, and a later change within
/// the tick of the last one would not show. Where nothing can be recorded nothing happens: the file is
/// then verified again next time.
void record_as_verified(const std::string& path, int descriptor, const FileIdentity& verified,
                        const Checksum& table);

}  // namespace sluice
