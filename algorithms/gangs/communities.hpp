// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace sluice {

/// Ties between two nodes, as many as `weight` says.
struct TieCount {
  std::uint32_t a = 0, b = 0;
  std::int64_t weight = 1;
};

/// Divides nodes that stand for `sizes` accounts each into communities: what holds together no better than by
/// one tie for more than `pairs_per_tie` pairs of accounts is divided, so that one thin path does not make
/// two gangs one. The quality that grows with every step is Σ over communities of pairs_per_tie · (ties
/// inside) − (pairs of accounts of different nodes inside), the constant Potts model; it does not depend on
/// what else the ledger holds. Steps are those of Louvain's method, in whole numbers and a fixed order; parts
/// of a community that no tie connects are separate at the end. With pairs_per_tie at its largest,
/// communities are the connected components.
///
/// For every node the number of its community; communities are numbered from 0 by their first node. Weights
/// are positive; a tie from a node to itself counts for nothing. Needs pairs_per_tie · weights and squares of
/// the number of accounts below 2^62. Nearly linear in the ties. Method: docs/methods/gangs.md.
[[nodiscard]] std::vector<std::uint32_t> divide_into_communities(std::span<const std::int64_t> sizes,
                                                                 std::span<const TieCount> ties,
                                                                 std::int64_t pairs_per_tie);

/// The connected components, numbered in the same way. O(nodes + ties).
[[nodiscard]] std::vector<std::uint32_t> connected_parts(std::size_t nodes, std::span<const TieCount> ties);

}  // namespace sluice
