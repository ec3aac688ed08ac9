// SPDX-License-Identifier: Apache-2.0
// What one would try first: each gives every account a number, the larger, the more suspicious.
#pragma once
#include <vector>

#include "engine/graph/transfer_graph.hpp"

namespace sluice::bench {

/// How many different counterparties.
[[nodiscard]] std::vector<double> count_counterparties(const TransferGraph&);

/// The smaller of what came in and what went out, in minor units of the currency with the most.
[[nodiscard]] std::vector<double> amounts_through(const TransferGraph&);

/// Where a walk along transfers is found that begins anew with probability 0.15 (PageRank); parallel
/// transfers count apart. 40 steps.
[[nodiscard]] std::vector<double> page_ranks(const TransferGraph&);

/// Fast in, fast out: the share of what came in that left within `window`, oldest first; 0 where that is less
/// than `whole_units_min` units of the currency. The largest over currencies.
[[nodiscard]] std::vector<double> shares_gone_within(const TransferGraph&, Duration window,
                                                     std::int64_t whole_units_min);

/// Numbers that say nothing.
[[nodiscard]] std::vector<double> random_numbers(const TransferGraph&, std::uint64_t seed);

}  // namespace sluice::bench
