// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "apps/report/drawn_graph.hpp"
#include "apps/report/output_file.hpp"

namespace sluice {

/// Writes the graph as GraphML and completes the file. Nodes are n0, n1 … in the graph's order; the
/// account's id is their data "id", beside "label" and the attributes, all of type string.
/// Characters that XML 1.0 forbids and bytes that are no UTF-8 become visible escapes.
/// Time: linear; memory: the number of every key. Throws OutputFailed, and std::invalid_argument
/// where a key occurs twice or an arc names a key that no node has.
void write_graphml(const DrawnGraph&, OutputFile&);

}  // namespace sluice
