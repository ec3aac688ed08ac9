// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/file_cuts.hpp"

#include <algorithm>
#include <bit>

#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"
#include "loaders/csv/byte_marks.hpp"

namespace sluice {
namespace {

struct Counts {
  std::size_t lines = 0, quotes = 0;
  bool beyond_ascii = false;
};

Counts count(std::string_view text, const Dialect& dialect) {
  Counts counts;
  std::uint64_t beyond = 0, ended_with_cr = 0;
  for_each_block(text.data(), text.size(), [&](std::size_t, const ByteBlock& block) {
    const auto lf = block.places_of('\n'), cr = block.places_of('\r');
    // A line feed after a carriage return ends no further line.
    const auto after_cr = cr << 1 | ended_with_cr;
    ended_with_cr = cr >> 63;
    auto quotes = block.places_of('"');
    if (dialect.other_quote != '"') quotes |= block.places_of(dialect.other_quote);
    counts.lines +=
        static_cast<unsigned>(std::popcount(cr)) + static_cast<unsigned>(std::popcount(lf & ~after_cr));
    counts.quotes += static_cast<unsigned>(std::popcount(quotes));
    beyond |= block.beyond_ascii();
  });
  counts.beyond_ascii = beyond != 0;
  return counts;
}

/// Behind the first line end at or after `at`.
std::size_t next_line(std::string_view text, std::size_t at) {
  const auto end = text.find_first_of("\r\n", at);
  if (end == text.npos) return text.size();
  return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

/// Behind the first line end outside quotes, given that `at` is inside some. `at` where none is near: no
/// quoted field is that long, so some quote before it was a mere character.
std::size_t next_unquoted_line(std::string_view text, std::size_t at, const Dialect& dialect) {
  bool quoted = true;
  const auto near = text.substr(0, at + quoted_field_max);
  for (auto i = at; i < near.size(); ++i) {
    if (text[i] == '"' || text[i] == dialect.other_quote) quoted = !quoted;
    if (!quoted && (text[i] == '\n' || text[i] == '\r')) return next_line(text, i);
  }
  return at;
}

}  // namespace

std::size_t count_lines(std::string_view text) { return count(text, {}).lines; }

FileCuts cut_file(std::string_view text, std::size_t begin, std::uint32_t line, const Dialect& dialect,
                  std::size_t bytes) {
  FileCuts file;
  const auto chunks = std::max<std::size_t>(1, (text.size() - begin) / bytes);
  std::vector<std::size_t> begins(chunks + 1, text.size());
  begins[0] = begin;
  for (std::size_t c = 1; c < chunks; ++c)
    begins[c] = std::max(begins[c - 1], next_line(text, begin + chunk_begin(text.size() - begin, chunks, c)));

  std::vector<Counts> counts(chunks);
  for_each_index(chunks, [&](std::size_t c) {
    counts[c] = count(text.substr(begins[c], begins[c + 1] - begins[c]), dialect);
  });
  std::size_t quotes = 0;
  for (std::size_t c = 0; c < chunks; ++c) {
    file.is_ascii &= !counts[c].beyond_ascii;
    if (quotes % 2 != 0) {
      const auto moved = next_unquoted_line(text, begins[c], dialect);
      begins[c] = std::max(begins[c], moved);
    }
    quotes += counts[c].quotes;
  }
  file.has_quotes = quotes != 0;
  for (std::size_t c = 1; c < chunks; ++c) begins[c] = std::max(begins[c], begins[c - 1]);
  if (file.has_quotes)
    for_each_index(chunks, [&](std::size_t c) {
      counts[c] = count(text.substr(begins[c], begins[c + 1] - begins[c]), dialect);
    });

  std::uint64_t at_line = line;
  for (std::size_t c = 0; c < chunks; ++c) {
    const auto& lines = counts[c].lines;
    // The last line may have no end, and stretches behind it may be empty.
    const bool unended = begins[c] < begins[c + 1] && begins[c + 1] == text.size() && text.back() != '\n'
                         && text.back() != '\r';
    if (at_line + lines + 1 > 0xFFFF'FFFFu)
      throw UnreadableInput("the file has more than 4,294,967,295 lines: split it");
    file.cuts.push_back({begins[c], begins[c + 1], static_cast<std::uint32_t>(at_line),
                         static_cast<std::uint32_t>(lines + (unended ? 1 : 0))});
    at_line += lines;
  }
  return file;
}

}  // namespace sluice
