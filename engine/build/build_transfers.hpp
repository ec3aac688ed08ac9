// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/build/ledger_input.hpp"
#include "engine/build/ordering.hpp"
#include "engine/ledger/ledger.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {

/// map(source[row], row) of every rank's row, in the ledger's order; frees the source.
template <class To, class From, class Map>
Column<To> gather(Array<From>& source, const RowOrder& order, Map map) {
  if (source.empty()) return {};
  Array<To> values(order.count);
  for_chunks(order.count, 1 << 18, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto rank = begin; rank < end; ++rank) values[rank] = map(source[order.row(rank)], order.row(rank));
  });
  source.clear();
  return values.freeze();
}

/// The same without a map; columns that are in order already are moved, not copied.
template <class T>
Column<T> gather(Array<T>& source, const RowOrder& order) {
  if (order.identity) return source.freeze();
  return gather<T>(source, order, [](const T& value, std::uint32_t) { return value; });
}

/// Ids of the transfers, with the suffix of their part of a split row; absent where no row has one.
[[nodiscard]] TextColumn gather_ids(const RowTable& rows, const RowOrder& order);

/// The file of every transfer; absent where all are of file 0.
[[nodiscard]] Column<std::uint16_t> gather_files(const RowTable& rows, const RowOrder& order);

/// (hash of its name, number) of every transfer, packed as in IdHashes and ascending. O(n) for spread hashes,
/// parallel.
[[nodiscard]] Array<std::uint64_t> hash_names(const std::shared_ptr<const Ledger>& ledger);

/// The index of such entries.
[[nodiscard]] IdIndex build_id_index(const Array<std::uint64_t>& entries);

}  // namespace sluice
