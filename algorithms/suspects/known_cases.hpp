// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/suspects/account_graph.hpp"

namespace sluice {

/// How likely a random walk is found at an account that begins anew with probability 0.15 at every step: at
/// any account that spreads and has a tie, or at one of two groups of chosen ones.
struct WalkShares {
  double anyone = 0, first = 0, second = 0;
};

/// The walk steps from an account to a counterparty with the share that their tie has in all its ties, and
/// ends where it meets an account that absorbs (personalised PageRank). An empty group has no walk: zeros.
///
/// Solved by 40 steps of the Chebyshev semi-iteration, which the symmetry of the ties allows: with ρ = 0.85
/// an account's share is off by at most √weight / T₄₀(1/ρ) < 1.4e-10 · √weight. Every account adds up what
/// its own ties bring, in their order, so the result is the same for any number of threads. O(40 · ties).
/// Outside accounts get no share. Throws Interrupted.
[[nodiscard]] std::vector<WalkShares> walk_from(const AccountGraph&, std::span<const AccountNo> first,
                                                std::span<const AccountNo> second, Progress&);

/// The values of the signal near_known_cases: how much likelier than a walk from anywhere a walk from
/// confirmed accounts is to be found at the account, so that nobody counts as near for being busy. 1 is
/// chance. Confirmed accounts do not vouch for themselves: they are cut into two halves, alternately by
/// number, and a confirmed account is measured from the half that it is not in; those that absorb or have no
/// transfer with others are left out of both. Accounts without a transfer change nobody's value. Unknown for
/// all where no confirmed account is left, for the only one, and for outside accounts. `confirmed` ascending
/// and distinct. Throws Interrupted.
[[nodiscard]] std::vector<float> near_known_cases(const AccountGraph&, std::span<const AccountNo> confirmed,
                                                  Progress&);

/// The transfers of the account that show its nearness, ascending: with confirmed accounts, then with the
/// counterparties that are nearest themselves (by `values`, the signal's); at most `transfers_max`.
[[nodiscard]] std::vector<TransferNo> transfers_near_known(const AccountGraph&, std::span<const float> values,
                                                           std::span<const AccountNo> confirmed,
                                                           AccountNo account, std::size_t transfers_max);

/// No confirmed account is that near.
constexpr std::uint32_t no_distance = ~std::uint32_t{0};

/// For every account the fewest transfers, whichever way the money went, to a confirmed one; no_distance
/// where it is more than `distance_max`. Ways through accounts that absorb do not count, confirmed ones among
/// them; these have a distance themselves. O(transfers).
[[nodiscard]] std::vector<std::uint32_t> distances_to_known(const AccountGraph&,
                                                            std::span<const AccountNo> confirmed,
                                                            std::uint32_t distance_max);

}  // namespace sluice
