// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/chains/episodes.hpp"

namespace sluice {

/// Pass-through episodes that feed each other: what an investigator calls a layered structure.
struct LayeredGroup {
  struct Mule {
    PocketNo pocket;
    /// The smallest level of its episodes; those that no episode of the group feeds have level 1.
    std::uint32_t level;
    bool operator==(const Mule&) const = default;
  };
  CurrencyNo currency;
  /// By level, then account id.
  std::vector<Mule> mules;
  /// Inflows and outflows of its episodes, ascending.
  std::vector<TransferNo> transfers;
  /// What came in from outside the group: the inflows of its episodes that no episode of it paid.
  Amount amount;
};

/// Joins episodes wherever an outflow of one is an inflow of another; pockets with more than `hub_transfers`
/// transfers within some window never join. Groups of at least `mules_min` different pockets, by their first
/// transfer. Levels follow the feeding transfers in order: a fed episode is at least one level below its
/// feeder. O(α · transfers), 8 bytes a transfer. Deterministic. Throws Interrupted.
[[nodiscard]] std::vector<LayeredGroup> join_episodes(const TransferGraph&, const Episodes&,
                                                      const PassThroughQuery&, Progress&);

}  // namespace sluice
