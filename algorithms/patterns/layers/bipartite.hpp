// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// Several accounts that pay several others within one window.
struct Bipartite {
  /// By id.
  std::vector<AccountNo> payers, payees;
  /// Ascending.
  std::vector<TransferNo> transfers;
  /// The share of the pairs of a payer and a payee that have a transfer.
  double density = 0;
};

/// An account with more counterparties than this within a window is a business: it takes part in no bipartite
/// shape.
constexpr std::size_t bipartite_counterparties_max = 50;

/// Bipartite shapes: transfers that hang together by squares, that is two accounts that both pay the same two
/// within a window; of what hangs together the window with the most transfers. At least two payers and two
/// payees, and `degree_min` different accounts in all. Payments to terminal and uncovered accounts, such as
/// purchases, are left out. By first transfer, then last, then size.
///
/// Parallel over payers; O(Σ inflows² of an account within a window), which the limit above bounds. Throws
/// Interrupted.
[[nodiscard]] std::vector<Bipartite> find_bipartites(const TransferGraph&, const ShapeQuery&, Progress&);

/// Accounts: payers, then payees, without repetition; score: density.
[[nodiscard]] Shape shape_of(const Bipartite&);

}  // namespace sluice
