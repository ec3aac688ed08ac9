// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <vector>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// What had flowed through a pocket of the completed ledger at some moment. The opening counts as
/// flowed in, so the balance is the difference.
struct Moved {
  Amount in, out;
  Amount balance() const { return in - out; }
};

/// One pocket of the completed ledger, in which no balance is ever below zero: its opening, its
/// transfers, and the rows of unseen income and outflow that its balances prove.
///
/// The opening is the stated one, else it follows from the first given balance (at least 0), else it
/// is the smallest that never lets the balance go below zero. Walking in order, a given balance fixes
/// what the balance before its row must be: where the computed one is lower, unseen income comes
/// directly before; where it is higher, unseen outflow directly before, as far as the balance
/// allows, the rest directly after. Elsewhere an outflow larger than the balance is preceded by unseen
/// income of the difference.
struct CompletedPocket {
  Amount opening;
  Opening basis{};
  std::span<const Leg> inflows, outflows;
  std::span<const UnseenRow> unseen;

  /// What had moved before the row `key` of this pocket. O(log rows).
  [[nodiscard]] Moved before(RowKey key) const;
  /// What has moved after everything known.
  [[nodiscard]] Moved total() const;
};

/// Pocket p as known to the graph. O(log rows); where the graph is a known_at view from before the
/// moment that settled the opening, O(rows of p known by then).
[[nodiscard]] CompletedPocket complete(const TransferGraph&, PocketNo p);

/// Calls visit(leg, is_outflow, index in its run) for the rows of two runs in the ledger's order.
template <class Visit>
void walk_statement(std::span<const Leg> inflows, std::span<const Leg> outflows, Visit visit) {
  std::size_t in = 0, out = 0;
  while (in < inflows.size() || out < outflows.size()) {
    const bool outflow =
        in == inflows.size() || (out < outflows.size() && outflows[out].transfer < inflows[in].transfer);
    outflow ? visit(outflows[out], true, out) : visit(inflows[in], false, in);
    ++(outflow ? out : in);
  }
}

/// The smallest opening that never lets the balance go below zero, and the transfer that demands it
/// (0 where no opening is needed). O(rows).
struct SmallestOpening {
  Amount opening;
  TransferNo settled;
};
[[nodiscard]] SmallestOpening smallest_opening(std::span<const Leg> inflows, std::span<const Leg> outflows);

}  // namespace sluice
