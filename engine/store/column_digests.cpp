// SPDX-License-Identifier: Apache-2.0
#include "engine/store/column_digests.hpp"

#include <algorithm>
#include <type_traits>

#include <xxhash.h>

#include "engine/run/parallel.hpp"
#include "engine/store/columns.hpp"

namespace sluice {
namespace {

std::vector<ColumnBlock> cut_into_blocks(std::span<const ColumnBytes> columns) {
  std::vector<ColumnBlock> blocks;
  for (std::size_t c = 0; c < columns.size(); ++c)
    for (std::size_t at = 0; at < columns[c].bytes.size(); at += block_bytes)
      blocks.push_back(
          {c, at, columns[c].bytes.subspan(at, std::min(block_bytes, columns[c].bytes.size() - at))});
  return blocks;
}

template <class T>
void append(std::string& text, T number) {
  static_assert(std::is_unsigned_v<T>);
  for (std::size_t byte = 0; byte < sizeof(T); ++byte) text += static_cast<char>(number >> 8 * byte & 0xFF);
}

}  // namespace

std::vector<ColumnBytes> list_columns(const Ledger& ledger) {
  const bool provenance = has_unnamed_transfers(ledger);
  std::vector<ColumnBytes> columns;
  visit_columns(ledger, [&]<class T>(std::string_view name, const Column<T>& column, Content content) {
    static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>,
                  "bytes between members would differ from run to run");
    const bool is_content = content == Content::yes || (content == Content::provenance && provenance);
    columns.push_back({std::string(name), static_cast<std::uint32_t>(sizeof(T)), column.size(), is_content,
                       std::as_bytes(column.values())});
  });
  return columns;
}

Checksum checksum_of(std::span<const std::byte> bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  Checksum checksum;
  std::ranges::copy(canonical.digest, checksum.begin());
  return checksum;
}

std::vector<ColumnDigests> digest_columns(std::span<const ColumnBytes> columns,
                                          const std::function<void(const ColumnBlock&)>& use) {
  const auto blocks = cut_into_blocks(columns);
  std::vector<Checksum> checksums(blocks.size());
  std::vector<Sha256> digests(blocks.size());
  for_each_index(blocks.size(), [&](std::size_t b) {
    checksums[b] = checksum_of(blocks[b].bytes);
    if (columns[blocks[b].column].is_content) digests[b] = sha256_of(blocks[b].bytes);
    use(blocks[b]);
  });
  std::vector<ColumnDigests> joined(columns.size());
  for (std::size_t c = 0, first = 0; c < columns.size(); ++c) {
    auto last = first;
    while (last < blocks.size() && blocks[last].column == c) ++last;
    joined[c].checksum = checksum_of(std::as_bytes(std::span(checksums).subspan(first, last - first)));
    if (columns[c].is_content)
      joined[c].digest = sha256_of(std::as_bytes(std::span(digests).subspan(first, last - first)));
    first = last;
  }
  return joined;
}

std::string join_digests(std::span<const ColumnBytes> columns, std::span<const ColumnDigests> digests) {
  std::string text = "sluice ledger 1";
  for (std::size_t c = 0; c < columns.size(); ++c) {
    // Absent columns say nothing, so that a new kind of column leaves the names of old ledgers alone.
    if (!columns[c].is_content || columns[c].count == 0) continue;
    text += '\n' + columns[c].name + '\n';
    append(text, columns[c].element_size);
    append(text, columns[c].count);
    text.append(digests[c].digest.begin(), digests[c].digest.end());
  }
  return sha256_text(text);
}

}  // namespace sluice
