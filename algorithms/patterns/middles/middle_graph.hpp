// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/patterns/shapes/flow_graph.hpp"
#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// The transfers that may take part in a scatter-gather.
struct MiddleGraph {
  FlowGraph flows;
  /// By transfer of `flows`: its time, and whether it may scatter or gather.
  std::vector<Time> time;
  std::vector<std::uint8_t> roles;

  bool has_role(std::uint32_t transfer, std::uint8_t role) const { return (roles[transfer] & role) != 0; }
};

/// What flag_middle_candidates leaves. Throws Interrupted.
[[nodiscard]] MiddleGraph make_middle_graph(const TransferGraph&, const ShapeQuery&, Progress&);

/// The instance for the pair (source, target), which `middles` (by number) connect within some window: the
/// transfers from the source that one of their middle answers, and these answers, of the window with the most
/// of both. O(windows · transfers between them).
[[nodiscard]] Shape best_scatter_gather(const MiddleGraph&, const ShapeQuery&, std::uint32_t source,
                                        std::uint32_t target, const std::vector<std::uint32_t>& middles);

}  // namespace sluice
