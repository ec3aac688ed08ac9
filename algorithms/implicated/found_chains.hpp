// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <vector>

#include "algorithms/chains/layered_groups.hpp"
#include "algorithms/chains/mule_chains.hpp"

namespace sluice {

/// A layered group or a mule chain: who passed on, and what.
struct FoundChain {
  /// Ascending.
  std::vector<PocketNo> mules;
  /// Ascending.
  std::vector<TransferNo> transfers;

  /// O(log mules).
  [[nodiscard]] bool is_mule(PocketNo) const;
};

/// All layered groups of the graph, and those mule chains that lie in none, by their first transfer. The same
/// for any number of threads. Cost of find_hand_offs and find_episodes. Throws Interrupted.
[[nodiscard]] std::vector<FoundChain> find_all_chains(const TransferGraph&, const PassThroughQuery&,
                                                      Progress&);

/// A transfer of a chain at one of its mules.
struct ChainTransfer {
  AccountNo account;
  TransferNo transfer;
  auto operator<=>(const ChainTransfer&) const = default;
};

/// For every mule its transfers in chains, by account and transfer, none twice.
[[nodiscard]] std::vector<ChainTransfer> transfers_by_mule(const TransferGraph&, std::span<const FoundChain>);

}  // namespace sluice
