// SPDX-License-Identifier: Apache-2.0
#include "engine/build/unique_ids.hpp"

#include <algorithm>

#include "engine/build/sort_entries.hpp"
#include "engine/graph/transfer_graph.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr unsigned row_bits = 32;

std::size_t row_of(std::uint64_t entry) { return entry & ((std::uint64_t{1} << row_bits) - 1); }
std::uint64_t hash_of(std::uint64_t entry) { return entry >> row_bits; }

bool same_row(const RowTable& rows, std::size_t a, std::size_t b) {
  return rows.payer[a] == rows.payer[b] && rows.payee[a] == rows.payee[b] && rows.time[a] == rows.time[b]
         && rows.amount[a] == rows.amount[b] && rows.currency[a] == rows.currency[b]
         && rows.part[a] == rows.part[b];
}

bool same_content(const RowTable& rows, std::size_t a, std::size_t b) {
  return same_row(rows, a, b) && (!has_second_part(rows.part[a]) || same_row(rows, a + 1, b + 1));
}

Array<std::uint64_t> hash_entries(const RowTable& rows) {
  std::vector<Array<std::uint64_t>> of_chunk(rows.chunks.size());
  for_each_index(rows.chunks.size(), [&](std::size_t c) {
    const auto& chunk = rows.chunks[c];
    Array<std::uint64_t> entries(chunk.count);
    std::size_t count = 0;
    for (auto row = chunk.first; row < chunk.first + chunk.count; ++row) {
      if (rows.state[row] != RowState::kept || !starts_record(rows.part[row])) continue;
      if (const auto id = row_id(rows, chunk, row); !id.empty())
        entries[count++] = std::uint64_t{id_hash(id)} << row_bits | row;
    }
    entries.resize(count);
    of_chunk[c] = std::move(entries);
  });
  return sort_entries(std::move(of_chunk));
}

class RepeatedIds {
 public:
  explicit RepeatedIds(RowTable& rows) : rows_(rows) {
    for (const auto& chunk : rows.chunks) firsts_.push_back(chunk.first);
  }

  /// The rows of one hash: those that share an id are compared with the first that has it.
  void mark_run(std::span<const std::uint64_t> run, std::vector<IdConflict>& conflicts) {
    std::vector<std::pair<std::string_view, std::size_t>> named;
    for (const auto entry : run) named.emplace_back(id_of(row_of(entry)), row_of(entry));
    std::ranges::sort(named);
    for (std::size_t first = 0, later = 1; later < named.size(); ++later) {
      if (named[later].first != named[first].first) {
        first = later;
        continue;
      }
      const auto a = named[first].second, b = named[later].second;
      const bool duplicate = same_content(rows_, a, b);
      if (!duplicate) conflicts.push_back({b, a});
      set_state(b, duplicate ? RowState::duplicate : RowState::conflicting);
    }
  }

 private:
  std::string_view id_of(std::size_t row) const {
    const auto chunk = std::ranges::upper_bound(firsts_, row) - firsts_.begin() - 1;
    return row_id(rows_, rows_.chunks[static_cast<std::size_t>(chunk)], row);
  }
  void set_state(std::size_t row, RowState state) {
    rows_.state[row] = state;
    if (has_second_part(rows_.part[row])) rows_.state[row + 1] = state;
  }

  RowTable& rows_;
  std::vector<std::size_t> firsts_;
};

}  // namespace

std::string_view row_id(const RowTable& rows, const RowChunk& chunk, std::size_t row) {
  const auto begin = row == chunk.first ? 0 : rows.id_end[row - 1];
  return {chunk.id_bytes.data() + begin, rows.id_end[row] - begin};
}

IdHashes mark_repeated_ids(RowTable& rows) {
  IdHashes ids{hash_entries(rows), {}};
  auto& entries = ids.hash_and_row;
  RepeatedIds repeated(rows);
  // A run of equal hashes must not be cut between two chunks: chunks end where the hash changes.
  const std::size_t chunks = std::max<std::size_t>(1, entries.size() >> 16);
  std::vector<std::vector<IdConflict>> conflicts(chunks);
  auto cut = [&](std::size_t chunk) {
    auto at = chunk_begin(entries.size(), chunks, chunk);
    while (at > 0 && at < entries.size() && hash_of(entries[at]) == hash_of(entries[at - 1])) ++at;
    return at;
  };
  for_each_index(chunks, [&](std::size_t chunk) {
    const auto end = cut(chunk + 1);
    for (auto first = cut(chunk); first < end;) {
      auto last = first + 1;
      while (last < entries.size() && hash_of(entries[last]) == hash_of(entries[first])) ++last;
      if (last - first > 1) repeated.mark_run({entries.data() + first, last - first}, conflicts[chunk]);
      first = last;
    }
  });
  for (auto& of_chunk : conflicts)
    ids.conflicts.insert(ids.conflicts.end(), of_chunk.begin(), of_chunk.end());
  std::ranges::sort(ids.conflicts, {}, &IdConflict::row);
  return ids;
}

}  // namespace sluice
