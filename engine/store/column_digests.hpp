// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/ledger/ledger.hpp"
#include "engine/store/sha256.hpp"

namespace sluice {

/// XXH3, 128 bits, most significant byte first: finds damage, not malice.
using Checksum = std::array<unsigned char, 16>;

/// A column as plain memory.
struct ColumnBytes {
  std::string name;
  std::uint32_t element_size = 0;
  std::uint64_t count = 0;
  bool is_content = false;
  std::span<const std::byte> bytes;
};

/// All columns of the ledger in their fixed order. O(transfers) at most.
[[nodiscard]] std::vector<ColumnBytes> list_columns(const Ledger&);

/// What is stored of a column beside its place: the checksum, and of content the digest (else zeros).
struct ColumnDigests {
  Checksum checksum{};
  Sha256 digest{};
};

/// Columns are read, digested and written in blocks of so many bytes.
constexpr std::size_t block_bytes = std::size_t{4} << 20;

/// One block of a list of columns.
struct ColumnBlock {
  std::size_t column = 0, offset = 0;
  std::span<const std::byte> bytes;
};

/// Digests every block of every column and joins them column by column: a column's checksum (digest) is that
/// of the checksums (digests) of its blocks. `use(block)` is called beside, once per block, from any
/// thread: its place to write the block or to count progress. Parallel over blocks.
[[nodiscard]] std::vector<ColumnDigests> digest_columns(std::span<const ColumnBytes> columns,
                                                        const std::function<void(const ColumnBlock&)>& use);

/// The content hash of columns whose digests are known.
[[nodiscard]] std::string join_digests(std::span<const ColumnBytes> columns,
                                       std::span<const ColumnDigests> digests);

[[nodiscard]] Checksum checksum_of(std::span<const std::byte> bytes);

}  // namespace sluice
