// SPDX-License-Identifier: Apache-2.0
#include "generator/random.hpp"

#include <limits>
#include <numeric>

namespace sluice {

__extension__ using Wide = unsigned __int128;

std::int64_t Random::draw(const Spread& spread) {
  std::int64_t total = 0;
  for (const auto& band : spread) total += band.weight;
  auto left = between(0, total - 1);
  for (const auto& band : spread) {
    left -= band.weight;
    if (left < 0) return between(band.least, band.most);
  }
  return spread.back().most;
}

std::size_t Random::choose(const Weights& weights) {
  const auto total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  auto left = between(0, total - 1);
  std::size_t position = 0;
  while ((left -= weights[position]) >= 0) ++position;
  return position;
}

std::int64_t mean(const Spread& spread) {
  std::int64_t total = 0, sum = 0;
  for (const auto& band : spread) {
    total += band.weight;
    sum += band.weight * (band.least + band.most);
  }
  return sum / (2 * total);
}

WeightedTable::WeightedTable(const std::vector<std::uint32_t>& weights) : slots_(weights.size()) {
  for (const auto weight : weights) total_ += weight;
  // Every slot holds total_ parts; a position with fewer parts shares its slot with one that has more.
  std::vector<Wide> parts(weights.size());
  std::vector<std::uint32_t> small, large;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    parts[i] = static_cast<Wide>(weights[i]) * weights.size();
    (parts[i] < total_ ? small : large).push_back(i);
    slots_[i] = {std::numeric_limits<std::uint32_t>::max(), i};
  }
  while (!small.empty() && !large.empty()) {
    const auto giver = large.back();
    const auto taker = small.back();
    small.pop_back();
    slots_[taker] = {static_cast<std::uint32_t>((parts[taker] << 32) / total_), giver};
    parts[giver] -= total_ - parts[taker];
    if (parts[giver] < total_) {
      large.pop_back();
      small.push_back(giver);
    }
  }
}

}  // namespace sluice
