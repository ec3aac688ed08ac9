// SPDX-License-Identifier: Apache-2.0
#include "algorithms/gangs/communities.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// A path first – first + 1 – … – last.
void add_path(std::vector<TieCount>& ties, std::uint32_t first, std::uint32_t last) {
  for (auto i = first; i < last; ++i) ties.push_back({i, i + 1});
}

std::int64_t quality(const std::vector<std::int64_t>& sizes, const std::vector<TieCount>& ties,
                     std::int64_t pairs, const Numbers& community) {
  std::int64_t sum = 0;
  for (const auto& tie : ties)
    if (tie.a != tie.b && community[tie.a] == community[tie.b]) sum += pairs * tie.weight;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (community[i] == community[j]) sum -= sizes[i] * sizes[j];
  return sum;
}

/// The best quality of all partitions.
std::int64_t best_quality(const std::vector<std::int64_t>& sizes, const std::vector<TieCount>& ties,
                          std::int64_t pairs) {
  Numbers community(sizes.size(), 0);
  std::int64_t best = 0;
  const std::function<void(std::size_t, std::uint32_t)> place = [&](std::size_t node, std::uint32_t used) {
    if (node == sizes.size()) {
      best = std::max(best, quality(sizes, ties, pairs, community));
      return;
    }
    for (std::uint32_t c = 0; c <= used; ++c) {
      community[node] = c;
      place(node + 1, std::max(used, c + 1));
    }
  };
  place(0, 0);
  return best;
}

/// Components by going from neighbour to neighbour.
Numbers components(std::size_t nodes, const std::vector<TieCount>& ties) {
  constexpr auto unseen = ~std::uint32_t{0};
  Numbers result(nodes, unseen);
  std::uint32_t next = 0;
  for (std::uint32_t start = 0; start < nodes; ++start) {
    if (result[start] != unseen) continue;
    Numbers open{start};
    result[start] = next;
    while (!open.empty()) {
      const auto node = open.back();
      open.pop_back();
      for (const auto& tie : ties)
        for (const auto& [from, to] : {std::pair(tie.a, tie.b), std::pair(tie.b, tie.a)})
          if (from == node && result[to] == unseen) {
            result[to] = next;
            open.push_back(to);
          }
    }
    ++next;
  }
  return result;
}

struct Drawn {
  std::vector<std::int64_t> sizes;
  std::vector<TieCount> ties;
  std::int64_t pairs;

  Drawn(std::uint64_t seed, std::int64_t nodes_max) {
    oracle::RandomNumbers random(seed);
    const auto nodes = random.between(1, nodes_max);
    for (std::int64_t i = 0; i < nodes; ++i) sizes.push_back(random.between(1, 4));
    for (auto count = random.between(0, nodes * 2); count > 0; --count)
      ties.push_back({static_cast<std::uint32_t>(random.below(sizes.size())),
                      static_cast<std::uint32_t>(random.below(sizes.size())), random.between(1, 3)});
    pairs = random.between(1, 12);
  }
};

TEST_CASE("a chain of twelve stays whole, a path of forty does not") {
  std::vector<TieCount> ties;
  add_path(ties, 0, 11);
  // Any cut leaves at most 6 · 6 = 36 pairs for its one tie: fewer than 250.
  CHECK(divide_into_communities(std::vector<std::int64_t>(12, 1), ties, 250) == Numbers(12, 0));
  add_path(ties, 11, 39);
  // In the middle 20 · 20 = 400 pairs hang on one tie.
  const auto divided = divide_into_communities(std::vector<std::int64_t>(40, 1), ties, 250);
  CHECK(divided.front() != divided.back());
}

TEST_CASE("two gangs of 20 at the ends of a long path remain two") {
  std::vector<std::int64_t> sizes(12, 1);
  sizes.front() = sizes.back() = 20;
  std::vector<TieCount> ties;
  add_path(ties, 0, 11);
  const auto divided = divide_into_communities(sizes, ties, 250);
  CHECK(divided.front() != divided.back());
  // Two ties for 20 · 20 pairs are one for 200, which is enough.
  CHECK(divide_into_communities(std::vector<std::int64_t>{20, 20}, std::vector<TieCount>{{0, 1, 2}}, 250)
        == Numbers{0, 0});
  CHECK(divide_into_communities(std::vector<std::int64_t>{20, 20}, std::vector<TieCount>{{0, 1, 1}}, 250)
        == Numbers{0, 1});
}

TEST_CASE(
    "no division is better than the best of all, none can be bettered by joining two, all are connected") {
  std::size_t best_found = 0;
  constexpr std::uint64_t seeds = 400;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    const Drawn drawn(seed, 8);
    const auto found = divide_into_communities(drawn.sizes, drawn.ties, drawn.pairs);
    const auto reached = quality(drawn.sizes, drawn.ties, drawn.pairs, found);
    const auto best = best_quality(drawn.sizes, drawn.ties, drawn.pairs);
    CHECK(reached <= best);
    best_found += reached == best;
    const auto count = *std::ranges::max_element(found) + 1;
    for (std::uint32_t a = 0; a < count; ++a)
      for (std::uint32_t b = 0; b < a; ++b) {
        auto joined = found;
        std::ranges::replace(joined, a, b);
        CHECK(quality(drawn.sizes, drawn.ties, drawn.pairs, joined) <= reached);
      }
    std::vector<TieCount> inside;
    for (const auto& tie : drawn.ties)
      if (found[tie.a] == found[tie.b]) inside.push_back(tie);
    CHECK(components(drawn.sizes.size(), inside) == found);
  }
  CHECK(best_found > seeds * 8 / 10);
}

TEST_CASE("with enough pairs to a tie, communities are the connected components") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    const Drawn drawn(seed, 40);
    const auto expected = components(drawn.sizes.size(), drawn.ties);
    CHECK(connected_parts(drawn.sizes.size(), drawn.ties) == expected);
    CHECK(divide_into_communities(drawn.sizes, drawn.ties, 1'000'000) == expected);
  }
}

}  // namespace
}  // namespace sluice
