// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/freeze/candidates.hpp"

namespace sluice {

/// Which orders to send, given what sets of them catch.
struct OrderChoice {
  std::size_t candidate_count = 0;
  /// How many orders can be sent.
  std::size_t slots = 8;
  /// When an order bites that is sent in that slot (from 0) for that candidate; never earlier in a later
  /// slot.
  std::function<Time(std::size_t slot, std::uint32_t candidate)> bites_at;
  /// All slots are sent at once: then bites_at does not depend on the slot.
  bool at_once = true;
  /// Monotone and submodular in the set of orders, not less for earlier bites; of two orders on one candidate
  /// the earlier counts.
  std::function<double(std::span<const FreezeOrder>)> caught;
};

struct ChosenOrder {
  FreezeOrder order;
  /// What it adds to what those before it catch.
  double gain;
};

/// The greedy choice: in each slot the order that adds most; gains that agree to 1e-9 are equal, the earlier
/// candidate goes first; orders that add nothing, or mere rounding, are not sent. It catches at least 1 − 1/e
/// of what the best orders catch that are sent at once, at least half with a pace (Nemhauser, Wolsey and
/// Fisher 1978; Fisher, Nemhauser and Wolsey 1978). Lazy: `alone_at_most`, by candidate, bounds what it adds
/// to anything; a gain is computed only where its last value could still win (Minoux 1978).
[[nodiscard]] std::vector<ChosenOrder> choose_greedily(const OrderChoice&,
                                                       std::vector<double> alone_at_most = {});

/// What no choice can exceed: what the chosen orders catch, and the `slots` largest gains after them of
/// orders sent first. `alone_at_most` as above.
[[nodiscard]] double caught_at_most(const OrderChoice&, std::span<const ChosenOrder>,
                                    const std::vector<double>& alone_at_most = {});

/// The most that any choice catches, by branch and bound; nothing where that takes more than
/// `evaluations_max` evaluations of `caught`. Exponential in the number of slots.
[[nodiscard]] std::optional<double> best_caught(const OrderChoice&, std::size_t evaluations_max = 300'000);

}  // namespace sluice
