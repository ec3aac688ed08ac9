// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "algorithms/chains/layered_groups.hpp"
#include "algorithms/chains/mule_chains.hpp"
#include "bench/detection/detection_ledger.hpp"
#include "bench/detection/figures.hpp"

namespace sluice::bench {

/// What `sluice chains` finds.
struct ChainFindings {
  std::vector<MuleChain> chains;
  std::vector<LayeredGroup> groups;
};
[[nodiscard]] ChainFindings find_chains(const TransferGraph&, const PassThroughQuery&);

/// In how many chains and groups each account is a mule.
[[nodiscard]] std::vector<double> chain_memberships(const TransferGraph&, const ChainFindings&);

/// Table `transfers`: those in chains, and in groups, against what mules handed on and cashed out. Payments
/// of victims have a recall of their own and are never wrong; tests and lures are left out.
void measure_transfers(const DetectionLedger&, const ChainFindings&, const Figures&);

/// Table `groups`: how many are about a case at all; table `cases`: how many cases have half of their mules
/// in one group.
void measure_groups(const DetectionLedger&, const ChainFindings&, const Figures&);

}  // namespace sluice::bench
