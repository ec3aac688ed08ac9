// SPDX-License-Identifier: Apache-2.0
#include "engine/build/sort_entries.hpp"

#include <algorithm>
#include <bit>

#include "engine/run/parallel.hpp"

namespace sluice {

namespace {

/// Joins short lists: every list costs a count for each range.
std::vector<Array<std::uint64_t>> joined(std::vector<Array<std::uint64_t>> lists) {
  constexpr std::size_t short_list = 1 << 16;
  std::vector<Array<std::uint64_t>> longer;
  for (auto& list : lists) {
    if (longer.empty() || longer.back().size() >= short_list || list.size() >= short_list) {
      longer.push_back(std::move(list));
    } else {
      longer.back().append(list.data(), list.size());
      list.clear();
    }
  }
  return longer;
}

}  // namespace

Array<std::uint64_t> sort_entries(std::vector<Array<std::uint64_t>> lists) {
  lists = joined(std::move(lists));
  std::size_t total = 0;
  for (const auto& list : lists) total += list.size();
  // About 4,096 entries a range: 32 KiB, which fits the first-level cache.
  const auto bits = std::min<unsigned>(14, static_cast<unsigned>(std::bit_width(total >> 12)));
  const std::size_t ranges = std::size_t{1} << bits;
  auto range_of = [bits](std::uint64_t entry) { return bits == 0 ? 0 : entry >> (64 - bits); };

  std::vector<std::vector<std::size_t>> places(lists.size(), std::vector<std::size_t>(ranges));
  for_each_index(lists.size(), [&](std::size_t l) {
    for (const auto entry : lists[l]) ++places[l][range_of(entry)];
  });
  std::vector<std::size_t> begins(ranges + 1);
  for (std::size_t range = 0, at = 0; range < ranges; ++range) {
    begins[range] = at;
    for (auto& place : places) at += std::exchange(place[range], at);
    begins[range + 1] = at;
  }
  Array<std::uint64_t> sorted(total);
  for_each_index(lists.size(), [&](std::size_t l) {
    for (const auto entry : lists[l]) sorted[places[l][range_of(entry)]++] = entry;
    lists[l].clear();
  });
  for_each_index(ranges, [&](std::size_t range) {
    std::sort(sorted.begin() + begins[range], sorted.begin() + begins[range + 1]);
  });
  return sorted;
}

}  // namespace sluice
