// SPDX-License-Identifier: Apache-2.0
#include "engine/store/snapshot_table.hpp"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

namespace sluice {
namespace {

// The last bytes are the first to go where a file is treated as text on its way.
constexpr std::array<char, 8> magic = {'S', 'L', 'U', 'I', 'C', 'E', '\r', '\n'};
constexpr std::uint32_t byte_order_mark = 0x01020304, foreign_byte_order_mark = 0x04030201;
constexpr std::size_t name_max = 48;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version, byte_order;
  std::uint64_t file_size;
  std::uint32_t column_count, unused;
  Checksum checksum;
  std::array<char, 16> unused_too;
};
static_assert(sizeof(Header) == 64);

struct StoredEntry {
  std::array<char, name_max> name;
  std::uint32_t element_size, is_content;
  std::uint64_t count, offset;
  Checksum checksum;
  Sha256 digest;
  std::array<char, 8> unused;
};
static_assert(sizeof(StoredEntry) == 128);

/// Of header and entries, with the header's checksum read as zeros.
Checksum checksum_of_table(std::span<const std::byte> bytes) {
  std::vector<std::byte> copy(bytes.begin(), bytes.end());
  std::memset(copy.data() + offsetof(Header, checksum), 0, sizeof(Checksum));
  return checksum_of(copy);
}

SnapshotTable::Entry decode_entry(const StoredEntry& stored) {
  SnapshotTable::Entry entry;
  entry.name.assign(stored.name.data(), strnlen(stored.name.data(), name_max));
  entry.element_size = stored.element_size;
  entry.is_content = stored.is_content != 0;
  entry.count = stored.count;
  entry.offset = stored.offset;
  entry.digests = {stored.checksum, stored.digest};
  return entry;
}

Header decode_header(std::span<const std::byte> file) {
  if (!has_snapshot_magic(file)) throw SnapshotUnknown("is not a sluice snapshot");
  if (file.size() < sizeof(Header))
    throw SnapshotDamage(fmt::format("it ends after {} bytes, within its header", file.size()));
  Header header;
  std::memcpy(&header, file.data(), sizeof header);
  if (header.byte_order == foreign_byte_order_mark)
    throw SnapshotUnknown("was written on a machine of another byte order");
  if (header.version != snapshot_version)
    throw SnapshotUnknown(fmt::format("was written by {} sluice: its format is {}, this one reads {}",
                                      header.version > snapshot_version ? "a newer" : "an older",
                                      header.version, snapshot_version));
  if (file.size() != header.file_size)
    throw SnapshotDamage(fmt::format("it has {} bytes instead of {}", file.size(), header.file_size));
  return header;
}

/// The canonical layout leaves no choice, so nothing can overlap or lie outside.
void check_layout(const SnapshotTable& table) {
  std::uint64_t at = sizeof(Header) + table.entries.size() * sizeof(StoredEntry);
  for (const auto& entry : table.entries) {
    at = align_column(at);
    if (entry.offset != at || at > table.file_size || entry.element_size == 0
        || entry.count > (table.file_size - at) / entry.element_size)
      throw SnapshotDamage(fmt::format("its column {} is not where it should be", entry.name));
    at = entry.end();
  }
  if (align_column(at) != table.file_size) throw SnapshotDamage("its columns do not fill it");
}

}  // namespace

SnapshotTable lay_out(std::span<const ColumnBytes> columns) {
  SnapshotTable table;
  std::uint64_t at = sizeof(Header) + columns.size() * sizeof(StoredEntry);
  for (const auto& column : columns) {
    at = align_column(at);
    table.entries.push_back({column.name, column.element_size, column.is_content, column.count, at, {}});
    at = table.entries.back().end();
  }
  table.file_size = align_column(at);
  return table;
}

std::vector<std::byte> encode_table(SnapshotTable& table) {
  std::vector<std::byte> bytes(sizeof(Header) + table.entries.size() * sizeof(StoredEntry));
  Header header{magic,
                snapshot_version,
                byte_order_mark,
                table.file_size,
                static_cast<std::uint32_t>(table.entries.size()),
                0,
                {},
                {}};
  auto* at = bytes.data() + sizeof header;
  for (const auto& entry : table.entries) {
    StoredEntry stored{};
    entry.name.copy(stored.name.data(), name_max);
    stored.element_size = entry.element_size;
    stored.is_content = entry.is_content ? 1 : 0;
    stored.count = entry.count;
    stored.offset = entry.offset;
    stored.checksum = entry.digests.checksum;
    stored.digest = entry.digests.digest;
    std::memcpy(at, &stored, sizeof stored);
    at += sizeof stored;
  }
  std::memcpy(bytes.data(), &header, sizeof header);
  header.checksum = table.checksum = checksum_of_table(bytes);
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

bool has_snapshot_magic(std::span<const std::byte> head) {
  return head.size() >= magic.size() && std::memcmp(head.data(), magic.data(), magic.size()) == 0;
}

SnapshotTable decode_table(std::span<const std::byte> file) {
  const auto header = decode_header(file);
  if (header.column_count > (file.size() - sizeof header) / sizeof(StoredEntry))
    throw SnapshotDamage("its column table does not fit into it");
  const auto bytes = file.first(sizeof header + header.column_count * sizeof(StoredEntry));
  SnapshotTable table;
  table.file_size = header.file_size;
  table.checksum = header.checksum;
  if (checksum_of_table(bytes) != header.checksum)
    throw SnapshotDamage("its header or column table does not match its checksum");
  for (std::size_t c = 0; c < header.column_count; ++c) {
    StoredEntry stored;
    std::memcpy(&stored, bytes.data() + sizeof header + c * sizeof stored, sizeof stored);
    table.entries.push_back(decode_entry(stored));
  }
  check_layout(table);
  return table;
}

}  // namespace sluice
