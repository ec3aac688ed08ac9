// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>

#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// How many cycles there are of each length.
struct CycleCounts {
  std::array<std::uint64_t, cycle_length_limit + 1> of_length{};
};

/// Temporal simple cycles: transfers that follow each other in the ledger's order from an account back to
/// itself, over different accounts, within one window; as many as transfers as the query allows. Parallel
/// transfers count apart. All of them are found.
///
/// Instances come by their first transfer, then the second, and so on; accounts: the payers, in the same
/// order. `sink` may be empty. For each transfer that may begin a cycle the accounts that it reaches and
/// those that reach its payer are searched by turns until they meet, which they rarely do; only then the
/// accounts on both sides are gone through, guided by the latest moment at which each must be left. So cost
/// is about O(reach) for a beginning without cycles, and the number of cycles beyond that. Parallel over the
/// first transfers. Memory: 3 bytes a transfer, and about 60 for each that may lie on a cycle. Throws
/// Interrupted.
///
/// Ideas: R. Kumar, T. Calders, "2SCENT", VLDB 2018 (which first transfers have a cycle at all); J. Blanuša
/// et al., "Scalable Fine-Grained Parallel Cycle Enumeration", SPAA 2022 (cycle unions).
CycleCounts find_cycles(const TransferGraph&, const ShapeQuery&, Progress&, const ShapeSink& sink);

}  // namespace sluice
