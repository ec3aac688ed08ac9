// SPDX-License-Identifier: Apache-2.0
#include "engine/build/build_transfers.hpp"

#include <algorithm>
#include <cstring>

#include "engine/build/sort_entries.hpp"
#include "engine/build/unique_ids.hpp"
#include "engine/graph/transfer_graph.hpp"

namespace sluice {
namespace {

constexpr std::size_t grain = 1 << 18;

/// Finds the chunk of a row; rows asked for in turn mostly lie in the chunk of the last.
class ChunkFinder {
 public:
  explicit ChunkFinder(const RowTable& rows) : chunks_(rows.chunks) {}

  const RowChunk& operator()(std::size_t row) {
    if (row - chunks_[last_].first >= chunks_[last_].count) {
      const auto after = std::ranges::upper_bound(chunks_, row, {}, &RowChunk::first);
      last_ = static_cast<std::size_t>(after - chunks_.begin()) - 1;
    }
    return chunks_[last_];
  }

 private:
  std::span<const RowChunk> chunks_;
  std::size_t last_ = 0;
};

std::string_view suffix_of(RowPart part) {
  switch (part) {
    case RowPart::exchanged_out: return "#out";
    case RowPart::exchanged_in: return "#in";
    case RowPart::fee: return "#fee";
    default: return "";
  }
}

}  // namespace

TextColumn gather_ids(const RowTable& rows, const RowOrder& order) {
  Array<std::uint64_t> begins(order.count + 1);
  std::vector<std::uint64_t> bytes_of_chunk((order.count + grain - 1) / grain);
  auto for_ids = [&](auto visit) {
    for_chunks(order.count, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      ChunkFinder chunk_of(rows);
      for (auto rank = begin; rank < end; ++rank) {
        const auto row = order.row(rank);
        const auto id = row_id(rows, chunk_of(row), row);
        visit(chunk, rank, id, id.empty() ? std::string_view() : suffix_of(rows.part[row]));
      }
    });
  };
  for_ids([&](std::size_t chunk, std::size_t rank, std::string_view id, std::string_view suffix) {
    begins[rank] = bytes_of_chunk[chunk];
    bytes_of_chunk[chunk] += id.size() + suffix.size();
  });
  std::uint64_t total = 0;
  for (auto& bytes : bytes_of_chunk) total += std::exchange(bytes, total);
  if (total == 0) return {};
  Array<char> bytes(total);
  begins[order.count] = total;
  for_ids([&](std::size_t chunk, std::size_t rank, std::string_view id, std::string_view suffix) {
    begins[rank] += bytes_of_chunk[chunk];
    if (!id.empty()) std::memcpy(bytes.data() + begins[rank], id.data(), id.size());
    if (!suffix.empty()) std::memcpy(bytes.data() + begins[rank] + id.size(), suffix.data(), suffix.size());
  });
  return {begins.freeze(), bytes.freeze()};
}

Column<std::uint16_t> gather_files(const RowTable& rows, const RowOrder& order) {
  if (std::ranges::all_of(rows.chunks, [](const RowChunk& chunk) { return chunk.file == 0; })) return {};
  Array<std::uint16_t> files(order.count);
  for_chunks(order.count, grain, [&](std::size_t, std::size_t begin, std::size_t end) {
    ChunkFinder chunk_of(rows);
    for (auto rank = begin; rank < end; ++rank) files[rank] = chunk_of(order.row(rank)).file;
  });
  return files.freeze();
}

Array<std::uint64_t> hash_names(const std::shared_ptr<const Ledger>& ledger) {
  const TransferGraph graph(ledger);
  const auto count = graph.transfer_count();
  std::vector<Array<std::uint64_t>> entries((count + grain - 1) / grain);
  for_chunks(count, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    auto& of_chunk = entries[chunk];
    of_chunk.resize(end - begin);
    for (auto t = begin; t < end; ++t) {
      const auto own = ledger->transfers.id.empty() ? std::string_view() : ledger->transfers.id[t];
      const auto number = TransferNo(static_cast<std::uint32_t>(t));
      const auto hash = own.empty() ? id_hash(graph.transfer_id(number)) : id_hash(own);
      of_chunk[t - begin] = std::uint64_t{hash} << 32 | t;
    }
  });
  return sort_entries(std::move(entries));
}

IdIndex build_id_index(const Array<std::uint64_t>& entries) {
  Array<std::uint32_t> hash(entries.size());
  Array<TransferNo> transfer(entries.size());
  for_chunks(entries.size(), grain, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      hash[i] = static_cast<std::uint32_t>(entries[i] >> 32);
      transfer[i] = TransferNo(static_cast<std::uint32_t>(entries[i]));
    }
  });
  return {hash.freeze(), transfer.freeze()};
}

}  // namespace sluice
