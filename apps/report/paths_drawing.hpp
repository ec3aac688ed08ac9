// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "apps/report/drawn_graph.hpp"
#include "apps/report/path_map.hpp"

namespace sluice {

/// The shown paths laid over each other: a node for every account, with what ends there and what of it can
/// be recovered; an arc for every transfer, with the sum of the paths on it, in the ledger's order.
[[nodiscard]] DrawnGraph draw_paths(const PathsReport&, const PathMap&);

}  // namespace sluice
