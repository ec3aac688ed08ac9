// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <vector>

#include "algorithms/restitution/restitution.hpp"

namespace sluice {

/// Sentences on frozen amounts that look like a mistake: an account that no money of the sources can have
/// reached, and an amount above the balance at the cut-off. In the order of the accounts. O(marked rows).
[[nodiscard]] std::vector<std::string> frozen_doubts(const TransferGraph&, const TraceQuery&,
                                                     std::span<const FrozenAccount>);

}  // namespace sluice
