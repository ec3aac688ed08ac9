// SPDX-License-Identifier: Apache-2.0
#include "engine/build/build_legs.hpp"

#include <algorithm>
#include <bit>
#include <vector>

#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

/// Pockets are cut into ranges that share their top bits; a range is sorted in the cache.
struct Ranges {
  unsigned shift;
  std::size_t count;

  explicit Ranges(std::size_t pockets)
      : shift(static_cast<unsigned>(std::max(0, static_cast<int>(std::bit_width(pockets)) - 10))),
        count((pockets >> shift) + 1) {}
  std::size_t of(PocketNo p) const { return p.value >> shift; }
};

/// Legs in order of (range, transfer); `pocket` says whose each is. `begins` gets the ranges' bounds.
void scatter(const Column<PocketNo>& mine, const Column<PocketNo>& other, const Column<Amount>& amount,
             const Ranges& ranges, std::vector<std::size_t>& begins, Array<Leg>& legs,
             Array<PocketNo>& pocket) {
  constexpr std::size_t grain = 1 << 19;
  const auto chunks = (mine.size() + grain - 1) / grain;
  std::vector<std::vector<std::size_t>> places(chunks, std::vector<std::size_t>(ranges.count));
  for_chunks(mine.size(), grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    for (auto t = begin; t < end; ++t) ++places[chunk][ranges.of(mine[t])];
  });
  begins.assign(ranges.count + 1, 0);
  for (std::size_t range = 0, at = 0; range < ranges.count; ++range) {
    begins[range] = at;
    for (auto& place : places) at += std::exchange(place[range], at);
    begins[range + 1] = at;
  }
  for_chunks(mine.size(), grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    for (auto t = begin; t < end; ++t) {
      const auto at = places[chunk][ranges.of(mine[t])]++;
      legs[at] = {amount[t], TransferNo(static_cast<std::uint32_t>(t)), other[t]};
      pocket[at] = mine[t];
    }
  });
}

/// Stable counting sort of one range by pocket, then running sums.
void sort_range(std::span<Leg> legs, std::span<const PocketNo> pocket, std::size_t first_pocket,
                std::size_t offset, std::span<std::uint32_t> begins) {
  std::vector<std::size_t> place(begins.size() + 1);
  for (const auto p : pocket) ++place[p.value - first_pocket + 1];
  for (std::size_t i = 1; i < place.size(); ++i) place[i] += place[i - 1];
  for (std::size_t i = 0; i < begins.size(); ++i) begins[i] = static_cast<std::uint32_t>(offset + place[i]);
  const std::vector<Leg> unsorted(legs.begin(), legs.end());
  for (std::size_t i = 0; i < unsorted.size(); ++i)
    legs[place[pocket[i].value - first_pocket]++] = unsorted[i];
  for (std::size_t i = 0; i < begins.size(); ++i) {
    // place[i] has moved to the end of pocket i's run.
    Amount sum(0);
    for (auto at = begins[i] - offset; at < place[i]; ++at) {
      const auto next = add_checked(sum, legs[at].sum);
      if (!next)
        throw UnreadableInput("the amounts of one account add up to more than 63 bits of minor units hold");
      legs[at].sum = sum = *next;
    }
  }
}

}  // namespace

LegTable build_legs(const Column<PocketNo>& mine, const Column<PocketNo>& other, const Column<Amount>& amount,
                    std::size_t pocket_count) {
  const Ranges ranges(pocket_count);
  Array<Leg> legs(mine.size());
  Array<PocketNo> pocket(mine.size());
  std::vector<std::size_t> range_begins;
  scatter(mine, other, amount, ranges, range_begins, legs, pocket);

  Array<std::uint32_t> begins(pocket_count + 1);
  begins[pocket_count] = static_cast<std::uint32_t>(mine.size());
  for_each_index(ranges.count, [&](std::size_t range) {
    const auto first = range << ranges.shift;
    if (first >= pocket_count) return;
    const auto last = std::min(pocket_count, (range + 1) << ranges.shift);
    const auto at = range_begins[range], count = range_begins[range + 1] - at;
    sort_range({legs.data() + at, count}, {pocket.data() + at, count}, first, at,
               {begins.data() + first, last - first});
  });
  return {begins.freeze(), legs.freeze()};
}

}  // namespace sluice
