// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <vector>

#include "algorithms/chains/hand_offs.hpp"

namespace sluice {

/// Hand-offs that follow each other: a path of transfers, each answering the one before it. Its mules are the
/// payees of all but the last.
struct MuleChain {
  /// In order.
  std::vector<TransferNo> transfers;
  /// Without repetition, in the order in which the chain first passes them.
  std::vector<PocketNo> mules;
};

/// The maximal chains with at least `mules_min` different mules, by their first transfer. Every hand-off lies
/// in exactly one maximal chain, so there is nothing to enumerate. O(transfers).
[[nodiscard]] std::vector<MuleChain> follow_hand_offs(const TransferGraph&, const HandOffs&,
                                                      std::size_t mules_min);

}  // namespace sluice
