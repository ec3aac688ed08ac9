// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <vector>

#include "algorithms/chains/layered_groups.hpp"
#include "algorithms/chains/mule_chains.hpp"

namespace sluice {

/// What was found of mule chains and layered groups.
struct ChainsAnswer {
  std::size_t hand_offs = 0;
  std::vector<MuleChain> chains;
  std::vector<LayeredGroup> groups;
};

/// Searches the whole graph. Throws Interrupted.
[[nodiscard]] ChainsAnswer find_chains(const TransferGraph&, const PassThroughQuery&, Progress&);

/// Keeps the chains and groups that one of these accounts pays, receives or passes on in, or that hold one of
/// these transfers; all where neither is given.
void keep_touching(ChainsAnswer&, const TransferGraph&, std::span<const AccountNo>,
                   std::span<const TransferNo>);

[[nodiscard]] Duration total_time(const TransferGraph&, std::span<const TransferNo> ascending);

}  // namespace sluice
