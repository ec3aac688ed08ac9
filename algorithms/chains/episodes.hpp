// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/chains/pass_through_query.hpp"

namespace sluice {

/// The pass-through episodes of a ledger: stretches in which what came to an account went on. An episode is
/// named by its first outflow.
struct Episodes {
  /// The episode that a transfer is an outflow (inflow) of, TransferNo::none() for none.
  std::vector<TransferNo> of_outflow, of_inflow;
  std::size_t count = 0;
};

/// Group hand-offs at every inside pocket. Its inflows of at most a window queue up; each outflow draws on
/// them, oldest first; an inflow of which at most `keep` is left leaves the queue. An outflow joins the
/// episode of the inflow that others drew on before it, unless that began more than two windows before it;
/// inflows that it is the first to draw on come with it; where there is none to join it begins one of its
/// own. An episode is pass-through if the draws on its inflows reach (1 − keep) of them, and its outflows do
/// not exceed their own draws by more than slack; others are not listed.
///
/// The same for any number of threads. Parallel over pockets; O(α) a transfer and draw, every draw but the
/// last of an outflow using an inflow up. Memory: 8 bytes a transfer. Throws Interrupted. Method:
/// docs/methods/chains.md.
[[nodiscard]] Episodes find_episodes(const TransferGraph&, const PassThroughQuery&, Progress&);

}  // namespace sluice
