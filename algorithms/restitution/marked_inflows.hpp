// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/restitution/assignment.hpp"

namespace sluice {

/// Shows for every row of the assignment the transfers into its pocket that are downstream of a source of its
/// victim. `marked` are the transfers downstream of any source, without limits: one pass over them, with a
/// set of victims for each account that they reach.
void show_marked_inflows(const RefundCase&, const Trace& marked, Assignment&);

}  // namespace sluice
