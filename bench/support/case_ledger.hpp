// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <memory>

#include "algorithms/trace/trace.hpp"

namespace sluice::bench {

/// A case that fills its ledger: an account for every 14 transfers, all inside, amounts and activity with
/// heavy tails, victims paying in early on, so that nearly every transfer may carry stolen money. From a
/// fixed seed.
struct CaseLedger {
  TransferGraph graph;
  TraceQuery query;
};

/// With `openings` every opening balance is given; otherwise all are reconstructed. O(transfers).
[[nodiscard]] CaseLedger case_ledger(std::uint64_t transfers, bool openings);

}  // namespace sluice::bench
