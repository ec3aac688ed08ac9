// SPDX-License-Identifier: Apache-2.0
#include "engine/build/number_texts.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

/// A text in a list, with its first eight bytes as a number that compares as they do.
struct Entry {
  std::uint64_t prefix;
  const std::string_view* text;
  std::uint32_t* place;
};

std::uint64_t prefix_of(std::string_view text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data(), std::min<std::size_t>(8, text.size()));
  return std::endian::native == std::endian::little ? __builtin_bswap64(bytes) : bytes;
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
      for (auto i = begin; i < end; ++i)
        entries[first + i] = {prefix_of(lists[l][i]), &lists[l][i], &numbered.place[l][i]};
    });
  }
  parallel_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : *a.text < *b.text;
  });
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
