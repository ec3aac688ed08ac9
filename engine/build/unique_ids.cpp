// SPDX-License-Identifier: Apache-2.0
#include "engine/build/unique_ids.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/build/sort_entries.hpp"
#include "engine/graph/transfer_graph.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr unsigned row_bits = 32;

std::size_t row_of(std::uint64_t entry) { return entry & ((std::uint64_t{1} << row_bits) - 1); }
std::uint64_t hash_of(std::uint64_t entry) { return entry >> row_bits; }

/// What the row of the input said, of which a split row is two transfers.
struct Content {
  std::uint32_t payer, payee;
  Time time;
  Amount amount;
  std::uint16_t currency;
  bool operator==(const Content&) const = default;
};

Content content_of(const RowTable& rows, std::size_t row) {
  Content content{rows.payer[row], rows.payee[row], rows.time[row], rows.amount[row], rows.currency[row]};
  if (rows.part[row] == RowPart::exchanged_out) content.payee = rows.payee[row + 1];
  if (rows.part[row] == RowPart::arrived) content.amount += rows.amount[row + 1];
  return content;
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

std::string_view id_of_row(const RowTable& rows, std::size_t row) {
  const auto after = std::ranges::upper_bound(rows.chunks, row, {}, &RowChunk::first);
  return row_id(rows, *std::prev(after), row);
}

void set_state(RowTable& rows, std::size_t row, RowState state) {
  rows.state[row] = state;
  if (has_second_part(rows.part[row])) rows.state[row + 1] = state;
}

class RepeatedIds {
 public:
  explicit RepeatedIds(RowTable& rows) : rows_(rows) {}

  /// The rows of one hash: those that share an id are compared with the first that has it.
  void mark_run(std::span<const std::uint64_t> run, std::vector<IdConflict>& conflicts) {
    std::vector<std::pair<std::string_view, std::size_t>> named;
    for (const auto entry : run) named.emplace_back(id_of_row(rows_, row_of(entry)), row_of(entry));
    std::ranges::sort(named);
    for (std::size_t first = 0, later = 1; later < named.size(); ++later) {
      if (named[later].first != named[first].first) {
        first = later;
        continue;
      }
      const auto a = named[first].second, b = named[later].second;
      const bool duplicate = content_of(rows_, a) == content_of(rows_, b);
      if (!duplicate) conflicts.push_back({b, a});
      set_state(rows_, b, duplicate ? RowState::duplicate : RowState::conflicting);
    }
  }

 private:
  RowTable& rows_;
};

/// The parts of a split row are called by its id and a suffix, a row without an id by its file and line; a
/// row of that very id is one too many. The later of the two is marked, but never the row without an id.
class GivenNames {
 public:
  GivenNames(RowTable& rows, const Array<std::uint64_t>& entries, std::span<const std::string> files)
      : rows_(rows), entries_(entries), files_(files) {}

  void mark(std::vector<IdConflict>& conflicts) {
    for (const auto& chunk : rows_.chunks)
      for (auto row = chunk.first; row < chunk.first + chunk.count; ++row) {
        if (rows_.state[row] != RowState::kept) continue;
        const auto id = row_id(rows_, chunk, row);
        if (id.empty() && chunk.file < files_.size())
          compare(row, source_name(files_[chunk.file], rows_.line[row]), conflicts);
        if (id.empty() || !has_second_part(rows_.part[row])) continue;
        for (const auto suffix : suffixes(rows_.part[row]))
          compare(row, fmt::format("{}{}", id, suffix), conflicts);
      }
  }

 private:
  static std::vector<std::string_view> suffixes(RowPart part) {
    if (part == RowPart::exchanged_out) return {"#out", "#in"};
    return {"#fee"};
  }

  void compare(std::size_t row, const std::string& name, std::vector<IdConflict>& conflicts) {
    const auto hash = std::uint64_t{id_hash(name)} << row_bits;
    for (const auto* entry = std::lower_bound(entries_.begin(), entries_.end(), hash);
         entry != entries_.end() && hash_of(*entry) == hash >> row_bits; ++entry) {
      const auto other = row_of(*entry);
      if (rows_.state[other] != RowState::kept || id_of_row(rows_, other) != name) continue;
      const bool other_goes = id_of_row(rows_, row).empty() || other > row;
      const auto goes = other_goes ? other : row, stays = other_goes ? row : other;
      set_state(rows_, goes, RowState::conflicting);
      conflicts.push_back({goes, stays});
      return;
    }
  }

  RowTable& rows_;
  const Array<std::uint64_t>& entries_;
  std::span<const std::string> files_;
};

}  // namespace

std::string_view row_id(const RowTable& rows, const RowChunk& chunk, std::size_t row) {
  const auto begin = row == chunk.first ? 0 : rows.id_end[row - 1];
  return {chunk.id_bytes.data() + begin, rows.id_end[row] - begin};
}

IdHashes mark_repeated_ids(RowTable& rows, std::span<const std::string> file_names) {
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
  if (!entries.empty() && (entries.size() != rows.size()))
    GivenNames(rows, entries, file_names).mark(ids.conflicts);
  std::ranges::sort(ids.conflicts, {}, &IdConflict::row);
  return ids;
}

}  // namespace sluice
