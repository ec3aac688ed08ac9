// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/chains/pass_through_query.hpp"

namespace sluice {

/// For every transfer the one that its payee answered it with, TransferNo::none() where there is none.
struct HandOffs {
  std::vector<TransferNo> answer;
  std::size_t count = 0;
};

/// Matches the outflows of every inside pocket, in order, with inflows that came at most a window before: the
/// smallest unused inflow that is not below the outflow, else the largest below it, as far as keep and slack
/// allow; of equal amounts the latest. So a transfer is handed on at most once, and hands on at most one.
///
/// The same for any number of threads. Parallel over pockets; O(log w) a transfer for w inflows in the
/// window. Memory: 4 bytes a transfer. Throws Interrupted. Method: docs/methods/chains.md.
[[nodiscard]] HandOffs find_hand_offs(const TransferGraph&, const PassThroughQuery&, Progress&);

}  // namespace sluice
