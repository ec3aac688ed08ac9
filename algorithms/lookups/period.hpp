// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <optional>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// The time that a question looks at, both ends included; to where nothing is said from the first or to the
/// last known transfer.
struct Period {
  std::optional<Time> from = std::nullopt, to = std::nullopt;
};

/// The known transfers of a period: first .. end.
struct TransferRange {
  TransferNo first, end;
  [[nodiscard]] bool holds(TransferNo t) const { return first <= t && t < end; }
};

/// O(log transfers).
[[nodiscard]] inline TransferRange stretch_of(const TransferGraph& graph, const Period& period) {
  const auto first = period.from ? graph.first_at(*period.from) : TransferNo(0);
  const auto end = period.to ? graph.first_after(*period.to) : graph.end();
  return {first, std::max(first, end)};
}

}  // namespace sluice
