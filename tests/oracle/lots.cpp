// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/lots.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace sluice::oracle {
namespace {

__extension__ typedef __int128 Wide;

// The oldest money first; what arrives keeps the order in which it lay.
Lots take_oldest(Lots& lots, std::int64_t amount) {
  Lots taken;
  while (amount > 0) {
    const std::int64_t piece = std::min(amount, lots.front().amount);
    taken.push_back({lots.front().origin, piece});
    lots.front().amount -= piece;
    amount -= piece;
    if (lots.front().amount == 0) lots.pop_front();
  }
  return taken;
}

// The newest money first; the pieces are still handed over oldest first, as they lay.
Lots take_newest(Lots& lots, std::int64_t amount) {
  Lots taken;
  while (amount > 0) {
    const std::int64_t piece = std::min(amount, lots.back().amount);
    taken.push_front({lots.back().origin, piece});
    lots.back().amount -= piece;
    amount -= piece;
    if (lots.back().amount == 0) lots.pop_back();
  }
  return taken;
}

Lots take_of_origins(Lots& lots, const std::vector<Lot>& parts) {
  Lots taken;
  for (const auto& part : parts) {
    std::int64_t missing = part.amount;
    for (auto& lot : lots) {
      if (lot.origin != part.origin) continue;
      const std::int64_t piece = std::min(missing, lot.amount);
      lot.amount -= piece;
      missing -= piece;
    }
    if (missing != 0) throw std::logic_error("a share is larger than what its origin has here");
    if (part.amount > 0) taken.push_back(part);
  }
  std::erase_if(lots, [](const Lot& lot) { return lot.amount == 0; });
  return taken;
}

std::vector<Lot> split_among(std::int64_t amount, const std::vector<Lot>& claims) {
  std::vector<std::int64_t> weights;
  for (const auto& claim : claims) weights.push_back(claim.amount);
  const auto shares = split(amount, weights);
  std::vector<Lot> parts;
  for (std::size_t i = 0; i < claims.size(); ++i) parts.push_back({claims[i].origin, shares[i]});
  return parts;
}

// What the outflow carries of each origin, under the rules that know no order of arrival.
std::vector<Lot> parts_of_outflow(const Lots& lots, std::int64_t amount, Rule rule) {
  std::vector<Lot> claims;  // sources ascending
  for (const auto& [origin, held] : by_origin(lots))
    if (origin != clean) claims.push_back({origin, held});
  const std::int64_t dirty = sum_of(Lots(claims.begin(), claims.end()));
  const std::int64_t own = sum_of(lots) - dirty;
  if (rule == Rule::haircut) {  // a·T_s/B of each source; clean money is the last claimant
    claims.push_back({clean, own});
    return split_among(amount, claims);
  }
  // libr: clean first, victims' money only when it is used up. tainted_first: victims' money first.
  const std::int64_t from_victims =
      rule == Rule::libr ? amount - std::min(amount, own) : std::min(amount, dirty);
  auto parts = split_among(from_victims, claims);
  parts.push_back({clean, amount - from_victims});
  return parts;
}

}  // namespace

std::vector<std::int64_t> split(std::int64_t amount, const std::vector<std::int64_t>& weights) {
  std::vector<std::int64_t> shares(weights.size(), 0);
  if (amount == 0) return shares;
  const Wide total = std::accumulate(weights.begin(), weights.end(), Wide{0});
  std::int64_t missing = amount;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i] = static_cast<std::int64_t>(Wide{amount} * weights[i] / total);
    missing -= shares[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return Wide{amount} * weights[a] % total > Wide{amount} * weights[b] % total;
  });
  for (std::size_t i = 0; missing > 0; ++i, --missing) ++shares[order[i]];
  return shares;
}

Lots take(Lots& lots, std::int64_t amount, Rule rule) {
  if (amount > sum_of(lots)) throw std::logic_error("an outflow is larger than the balance");
  if (rule == Rule::fifo) return take_oldest(lots, amount);
  if (rule == Rule::lifo) return take_newest(lots, amount);
  return take_of_origins(lots, parts_of_outflow(lots, amount, rule));
}

std::int64_t sum_of(const Lots& lots) {
  std::int64_t sum = 0;
  for (const auto& lot : lots) sum += lot.amount;
  return sum;
}

std::map<int, std::int64_t> by_origin(const Lots& lots) {
  std::map<int, std::int64_t> sums;
  for (const auto& lot : lots) sums[lot.origin] += lot.amount;
  return sums;
}

}  // namespace sluice::oracle
