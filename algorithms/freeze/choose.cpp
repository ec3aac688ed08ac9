// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/choose.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace sluice {
namespace {

/// Gains that differ by less are one.
constexpr double relative_tolerance = 1e-9;
/// A gain of less, beside what is caught already, is but rounding.
constexpr double rounding = 1e-12;

/// A set of orders that grows and shrinks, with what it catches.
class OrderSet {
 public:
  explicit OrderSet(const OrderChoice& choice) : choice_(choice), taken_(choice.candidate_count, false) {}

  std::size_t size() const { return orders_.size(); }
  double caught() const { return caught_.empty() ? 0 : caught_.back(); }
  bool has(std::uint32_t candidate) const { return taken_[candidate]; }

  FreezeOrder next_order(std::uint32_t candidate) const {
    return {candidate, choice_.bites_at(std::min(size(), choice_.slots - 1), candidate)};
  }
  /// What the set would catch with the candidate in the next slot.
  double caught_with(std::uint32_t candidate) {
    orders_.push_back(next_order(candidate));
    const auto caught = choice_.caught(orders_);
    orders_.pop_back();
    return caught;
  }
  void add(std::uint32_t candidate, double caught) {
    orders_.push_back(next_order(candidate));
    caught_.push_back(caught);
    taken_[candidate] = true;
  }
  void drop_last() {
    taken_[orders_.back().candidate] = false;
    orders_.pop_back();
    caught_.pop_back();
  }

 private:
  const OrderChoice& choice_;
  std::vector<FreezeOrder> orders_;
  std::vector<double> caught_;
  std::vector<bool> taken_;
};

struct Gain {
  double amount;
  std::uint32_t candidate;
};

bool is_larger(const Gain& a, const Gain& b) {
  return a.amount != b.amount ? a.amount > b.amount : a.candidate < b.candidate;
}

double sum_of_first(std::span<const Gain> gains, std::size_t count) {
  double sum = 0;
  for (const auto& gain : gains.first(std::min(count, gains.size()))) sum += std::max(0.0, gain.amount);
  return sum;
}

class Search {
 public:
  Search(const OrderChoice& choice, std::size_t evaluations_max)
      : choice_(choice), set_(choice), evaluations_left_(evaluations_max) {}

  std::optional<double> run() {
    std::vector<std::uint32_t> all(choice_.candidate_count);
    std::iota(all.begin(), all.end(), 0u);
    if (!branch(all)) return std::nullopt;
    return best_;
  }

 private:
  /// Tries all ways to go on with some of `allowed`; false once it has become too much.
  bool branch(const std::vector<std::uint32_t>& allowed) {
    best_ = std::max(best_, set_.caught());
    if (set_.size() == choice_.slots || allowed.empty()) return true;
    if (allowed.size() > evaluations_left_) return false;
    evaluations_left_ -= allowed.size();
    std::vector<Gain> gains;
    for (const auto candidate : allowed)
      gains.push_back({set_.caught_with(candidate) - set_.caught(), candidate});
    std::ranges::sort(gains, is_larger);
    const auto slots_left = choice_.slots - set_.size();
    for (std::size_t i = 0; i < gains.size(); ++i) {
      // Sent at once, a set is tried once: later branches leave out what earlier ones began with.
      const auto rest = choice_.at_once ? std::span(gains).subspan(i) : std::span(gains);
      if (set_.caught() + sum_of_first(rest, slots_left) <= best_ * (1 + relative_tolerance)) return true;
      std::vector<std::uint32_t> others;
      for (const auto& gain : rest)
        if (gain.candidate != gains[i].candidate) others.push_back(gain.candidate);
      set_.add(gains[i].candidate, set_.caught() + gains[i].amount);
      const bool finished = branch(others);
      set_.drop_last();
      if (!finished) return false;
    }
    return true;
  }

  const OrderChoice& choice_;
  OrderSet set_;
  std::size_t evaluations_left_;
  double best_ = 0;
};

}  // namespace

std::vector<ChosenOrder> choose_greedily(const OrderChoice& choice, std::vector<double> alone_at_most) {
  if (alone_at_most.empty())
    alone_at_most.assign(choice.candidate_count, std::numeric_limits<double>::infinity());
  OrderSet set(choice);
  std::vector<ChosenOrder> chosen;
  std::vector<Gain> bounds;
  for (std::uint32_t i = 0; i < choice.candidate_count; ++i) bounds.push_back({alone_at_most[i], i});
  while (set.size() < choice.slots && !bounds.empty()) {
    std::ranges::sort(bounds, is_larger);
    Gain best{0, 0};
    for (auto& bound : bounds) {
      if (bound.amount < best.amount * (1 - relative_tolerance)) break;
      bound.amount = std::min(bound.amount, set.caught_with(bound.candidate) - set.caught());
      const auto difference = bound.amount - best.amount;
      const bool is_equal = std::abs(difference) <= best.amount * relative_tolerance && best.amount > 0;
      if (is_equal ? bound.candidate < best.candidate : difference > 0) best = bound;
    }
    if (best.amount <= set.caught() * rounding) break;
    chosen.push_back({set.next_order(best.candidate), best.amount});
    set.add(best.candidate, set.caught() + best.amount);
    std::erase_if(bounds, [&](const Gain& bound) { return bound.candidate == best.candidate; });
  }
  return chosen;
}

double caught_at_most(const OrderChoice& choice, std::span<const ChosenOrder> chosen,
                      const std::vector<double>& alone_at_most) {
  std::vector<FreezeOrder> orders;
  std::vector<bool> bites_first(choice.candidate_count, false);
  for (const auto& [order, gain] : chosen) {
    orders.push_back(order);
    bites_first[order.candidate] = order.bites_at <= choice.bites_at(0, order.candidate);
  }
  const auto caught = choice.caught(orders);
  if (choice.slots == 0) return caught;
  std::vector<Gain> bounds;
  for (std::uint32_t i = 0; i < choice.candidate_count; ++i)
    // What was chosen for a later slot could have been sent first.
    if (!bites_first[i])
      bounds.push_back(
          {alone_at_most.empty() ? std::numeric_limits<double>::infinity() : alone_at_most[i], i});
  std::ranges::sort(bounds, is_larger);
  std::vector<Gain> largest;
  for (const auto& bound : bounds) {
    if (largest.size() == choice.slots && bound.amount <= largest.back().amount) break;
    orders.push_back({bound.candidate, choice.bites_at(0, bound.candidate)});
    const Gain gain{choice.caught(orders) - caught, bound.candidate};
    orders.pop_back();
    largest.insert(std::ranges::upper_bound(largest, gain, is_larger), gain);
    if (largest.size() > choice.slots) largest.pop_back();
  }
  return caught + sum_of_first(largest, choice.slots);
}

std::optional<double> best_caught(const OrderChoice& choice, std::size_t evaluations_max) {
  return Search(choice, evaluations_max).run();
}

}  // namespace sluice
