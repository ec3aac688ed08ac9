// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/bounds/bounds.hpp"

namespace sluice {

/// For each of the trace's pockets what must and what can be victims' money there under every rule without
/// limits and for any opening that may be true; nothing in outside ones. Throws Interrupted.
[[nodiscard]] std::vector<Bounds> bounds_of_traced(const TransferGraph&, const TraceQuery&, const Trace&,
                                                   Progress&);

}  // namespace sluice
