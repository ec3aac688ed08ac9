// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "apps/report/drawn_graph.hpp"
#include "apps/report/output_file.hpp"

namespace sluice {

/// Writes the graph in Graphviz's language, left to right, and completes the file. Keys become
/// quoted ids, different keys different ids; labels are shown as they are, a line break in them as
/// one. Hidden characters and bytes that are no UTF-8 become visible escapes.
/// Time: linear; memory: one statement. Throws OutputFailed.
void write_dot(const DrawnGraph&, OutputFile&);

}  // namespace sluice
