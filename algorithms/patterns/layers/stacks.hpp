// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <vector>

#include "algorithms/patterns/layers/bipartite.hpp"

namespace sluice {

/// Stacks: two or more bipartite shapes within one window, each of which feeds the next: at least two payees
/// of one pay in the next after they were paid. Each bipartite shape is part of at most one stack, which
/// grows from its earliest layer by the earliest layer that its last one feeds. In the order of their first
/// layers.
///
/// Accounts: those of the layers, in order, without repetition; score: the mean density of the layers.
/// O(layers² that share accounts).
[[nodiscard]] std::vector<Shape> find_stacks(const TransferGraph&, const ShapeQuery&,
                                             std::span<const Bipartite>);

}  // namespace sluice
