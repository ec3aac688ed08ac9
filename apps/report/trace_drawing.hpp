// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "apps/report/drawn_graph.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {

/// The traced part of the graph: a node for every account that pays or receives traced money (its
/// currencies joined), an arc for every traced row, in the ledger's order.
[[nodiscard]] DrawnGraph draw_trace(const TraceReport&);

}  // namespace sluice
