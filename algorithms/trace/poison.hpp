// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "algorithms/trace/trace_scope.hpp"

namespace sluice {

/// Marks every account and transfer downstream of the sources, one mark a source: a transfer is marked if it
/// is the source, or if its payer is inside and was marked before it. A mark never wears off; amounts mean
/// nothing. Cost: the outflows of marked accounts after they were marked, times the sources that mark them.
[[nodiscard]] Trace mark_downstream(const TraceScope&);

}  // namespace sluice
