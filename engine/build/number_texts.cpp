// SPDX-License-Identifier: Apache-2.0
#include "engine/build/number_texts.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

/// A text in a list, with its first sixteen bytes as numbers that compare as they do: account ids are mostly
/// told apart by them, without a look at the text.
struct Entry {
  std::uint64_t high, low;
  const std::string_view* text;
  std::uint32_t* place;
};

std::uint64_t word_of(std::string_view text) {
  std::uint64_t bytes = 0;
  if (!text.empty()) std::memcpy(&bytes, text.data(), std::min<std::size_t>(8, text.size()));
  return std::endian::native == std::endian::little ? __builtin_bswap64(bytes) : bytes;
}

Entry entry_of(const std::string_view& text, std::uint32_t& place) {
  return {word_of(text), text.size() > 8 ? word_of(text.substr(8)) : 0, &text, &place};
}

bool comes_before(const Entry& a, const Entry& b) {
  if (a.high != b.high) return a.high < b.high;
  if (a.low != b.low) return a.low < b.low;
  return *a.text < *b.text;
}

}  // namespace

NumberedTexts number_texts(const std::vector<std::vector<std::string_view>>& lists) {
  NumberedTexts numbered;
  std::size_t total = 0;
  for (const auto& list : lists) {
    numbered.place.emplace_back(list.size());
    total += list.size();
  }
  Array<Entry> entries(total);
  std::size_t at = 0;
  for (std::size_t l = 0; l < lists.size(); ++l) {
    const auto first = at;
    at += lists[l].size();
    for_chunks(lists[l].size(), 1 << 16, [&](std::size_t, std::size_t begin, std::size_t end) {
      for (auto i = begin; i < end; ++i) entries[first + i] = entry_of(lists[l][i], numbered.place[l][i]);
    });
  }
  parallel_sort(entries.begin(), entries.end(), comes_before);
  for (const auto& entry : entries) {
    if (numbered.sorted.empty() || numbered.sorted.back() != *entry.text)
      numbered.sorted.push_back(*entry.text);
    *entry.place = static_cast<std::uint32_t>(numbered.sorted.size() - 1);
  }
  return numbered;
}

std::size_t place_of(std::span<const std::string_view> sorted, std::string_view text) {
  const auto found = std::ranges::lower_bound(sorted, text);
  return found != sorted.end() && *found == text ? static_cast<std::size_t>(found - sorted.begin())
                                                 : sorted.size();
}

}  // namespace sluice
