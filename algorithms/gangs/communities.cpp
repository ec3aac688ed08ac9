// SPDX-License-Identifier: Apache-2.0
#include "algorithms/gangs/communities.hpp"

#include <algorithm>
#include <numeric>

#include "engine/run/disjoint_sets.hpp"

namespace sluice {
namespace {

/// Numbers labels from 0 by their first appearance.
std::vector<std::uint32_t> numbered(const std::vector<std::uint32_t>& labels) {
  constexpr auto unseen = ~std::uint32_t{0};
  std::vector<std::uint32_t> number(labels.size(), unseen), result(labels.size());
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto& known = number[labels[i]];
    if (known == unseen) known = next++;
    result[i] = known;
  }
  return result;
}

std::size_t count_of(const std::vector<std::uint32_t>& numbers) {
  return numbers.empty() ? 0 : std::size_t{*std::ranges::max_element(numbers)} + 1;
}

/// Ties of every node, those to the same other node joined.
class Neighbours {
 public:
  struct Neighbour {
    std::uint32_t node;
    std::int64_t weight;
  };

  Neighbours(std::size_t nodes, std::vector<TieCount> ties) : begins_(nodes + 1, 0) {
    std::erase_if(ties, [](const TieCount& tie) { return tie.a == tie.b; });
    const auto size = ties.size();
    for (std::size_t i = 0; i < size; ++i) ties.push_back({ties[i].b, ties[i].a, ties[i].weight});
    std::ranges::sort(ties, {}, [](const TieCount& tie) { return std::pair(tie.a, tie.b); });
    for (std::size_t i = 0; i < ties.size(); ++i) {
      const bool again = i > 0 && ties[i].a == ties[i - 1].a && ties[i].b == ties[i - 1].b;
      if (again)
        all_.back().weight += ties[i].weight;
      else
        all_.push_back({ties[i].b, ties[i].weight});
      begins_[ties[i].a + 1] = all_.size();
    }
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] = std::max(begins_[i], begins_[i - 1]);
  }

  std::span<const Neighbour> of(std::uint32_t node) const {
    return std::span(all_).subspan(begins_[node], begins_[node + 1] - begins_[node]);
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<Neighbour> all_;
};

/// One level of Louvain's method: nodes move, one by one, to the community that gains most.
class Moving {
 public:
  Moving(std::span<const std::int64_t> sizes, const Neighbours& neighbours, std::int64_t pairs_per_tie)
      : sizes_(sizes),
        neighbours_(neighbours),
        pairs_per_tie_(pairs_per_tie),
        community_(sizes.size()),
        size_of_(sizes.begin(), sizes.end()),
        ties_to_(sizes.size(), 0) {
    std::iota(community_.begin(), community_.end(), 0u);
  }

  /// The communities once no single move gains anything.
  std::vector<std::uint32_t> run() {
    // Every move raises the quality, which is bounded; the limit is for the patience of the caller.
    constexpr int rounds_max = 100;
    for (int round = 0; round < rounds_max; ++round) {
      bool has_moved = false;
      for (std::uint32_t node = 0; node < community_.size(); ++node) has_moved |= move(node);
      if (!has_moved) break;
    }
    return numbered(community_);
  }

 private:
  bool move(std::uint32_t node) {
    const auto from = community_[node];
    touched_.clear();
    for (const auto& [other, weight] : neighbours_.of(node)) {
      auto& ties = ties_to_[community_[other]];
      if (ties == 0) touched_.push_back(community_[other]);
      ties += weight;
    }
    size_of_[from] -= sizes_[node];
    auto best = from;
    auto most = gain(node, from);
    for (const auto to : touched_)
      if (const auto gained = gain(node, to);
          gained > most || (gained == most && best != from && to < best)) {
        best = to;
        most = gained;
      }
    size_of_[best] += sizes_[node];
    community_[node] = best;
    for (const auto to : touched_) ties_to_[to] = 0;
    return best != from;
  }

  std::int64_t gain(std::uint32_t node, std::uint32_t to) const {
    return pairs_per_tie_ * ties_to_[to] - sizes_[node] * size_of_[to];
  }

  std::span<const std::int64_t> sizes_;
  const Neighbours& neighbours_;
  std::int64_t pairs_per_tie_;
  std::vector<std::uint32_t> community_;
  std::vector<std::int64_t> size_of_, ties_to_;
  std::vector<std::uint32_t> touched_;
};

std::vector<TieCount> between(std::span<const TieCount> ties, const std::vector<std::uint32_t>& community) {
  std::vector<TieCount> result;
  for (const auto& tie : ties)
    if (community[tie.a] != community[tie.b])
      result.push_back({community[tie.a], community[tie.b], tie.weight});
  return result;
}

}  // namespace

std::vector<std::uint32_t> connected_parts(std::size_t nodes, std::span<const TieCount> ties) {
  DisjointSets parts(nodes);
  for (const auto& tie : ties) parts.join(tie.a, tie.b);
  std::vector<std::uint32_t> part(nodes);
  for (std::uint32_t node = 0; node < nodes; ++node) part[node] = parts.find(node);
  return numbered(part);
}

std::vector<std::uint32_t> divide_into_communities(std::span<const std::int64_t> sizes,
                                                   std::span<const TieCount> ties,
                                                   std::int64_t pairs_per_tie) {
  std::vector<std::uint32_t> result(sizes.size());
  std::iota(result.begin(), result.end(), 0u);
  std::vector<std::int64_t> level_sizes(sizes.begin(), sizes.end());
  std::vector<TieCount> level_ties(ties.begin(), ties.end());
  while (!level_ties.empty()) {
    const Neighbours neighbours(level_sizes.size(), level_ties);
    const auto moved = Moving(level_sizes, neighbours, pairs_per_tie).run();
    const auto count = count_of(moved);
    if (count == level_sizes.size()) break;
    for (auto& community : result) community = moved[community];
    std::vector<std::int64_t> joined(count, 0);
    for (std::size_t i = 0; i < moved.size(); ++i) joined[moved[i]] += level_sizes[i];
    level_sizes = std::move(joined);
    level_ties = between(level_ties, moved);
  }
  std::vector<TieCount> inside;
  for (const auto& tie : ties)
    if (result[tie.a] == result[tie.b]) inside.push_back(tie);
  return connected_parts(sizes.size(), inside);
}

}  // namespace sluice
