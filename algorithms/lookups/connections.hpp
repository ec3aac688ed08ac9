// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/lookups/corridor.hpp"

namespace sluice {

/// A connection whose transfers are all in one currency, and the smallest amount among them.
struct WidestConnection {
  CurrencyNo currency;
  Amount width;
  std::vector<TransferNo> transfers;
};

/// The best connections; empty where there is none.
struct Connections {
  /// Of the fewest transfers; among those the one that arrives first.
  std::vector<TransferNo> shortest;
  /// That arrives first; among those of the fewest transfers.
  std::vector<TransferNo> earliest;
  /// By currency, those that have one: of the largest smallest amount; then as the earliest.
  std::vector<WidestConnection> widest;
  /// Hubs of which not all outflows were followed, by pocket: a longer search may find more.
  std::vector<CutPocket> cut;
};

/// Finds the best connections from the starts to the ends. What is still equal: the connection that begins
/// last, then the one that, going back from its end, has the earlier transfer at each step. So each answer is
/// one connection, whatever the thread count.
///
/// Exact. One chronological sweep over the corridor keeps, per account, the ways there that are not beaten
/// both in hops and in when they began. The widest connection is found by such a sweep over what is at least
/// as large as the best smallest amount, which takes one more sweep, or with a window or a limit of hops
/// O(log transfers) sweeps. O(corridor · ways kept per account) each. Throws Interrupted; InvalidQuery where
/// an account is a start and an end.
[[nodiscard]] Connections find_connections(const TransferGraph&, const ConnectQuery&, Progress&);

}  // namespace sluice
