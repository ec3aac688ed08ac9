// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "algorithms/measures/measures.hpp"
#include "algorithms/trace/trace.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// How a path ends: the six ends of a trace.
enum class PathEnd : std::uint8_t {
  rests,
  dissipated,
  left_visibility,
  returned,
  other_victims,
  under_floor
};
/// "rests", "dissipated", …
[[nodiscard]] std::string_view to_text(PathEnd);

/// One way that some of a source's money took, from the fraud payment to where it ended.
struct FundPath {
  SourceNo source;
  PathEnd end{};
  /// Where it ended; under the floor: where it lies as clean money.
  PocketNo pocket;
  Amount amount;
  /// What of it can still be recovered.
  Amount recoverable;
  /// The smallest share of the source on any of its hops: no decomposition can send more this way.
  Amount bottleneck;
  /// Its last hop, in FundPaths::hops.
  std::uint32_t last_hop = 0;
};

/// The traced flow split into paths. Amounts add up exactly to what the trace reports per source and end.
struct FundPaths {
  /// A hop, and the one before it (itself on the first).
  struct Hop {
    std::uint32_t before;
    /// Place in Trace::transfers.
    std::uint32_t transfer;
    Amount bottleneck;
  };

  /// The lots decide (fifo, lifo); otherwise this is one of many decompositions.
  bool from_lots = false;
  /// By currency, recoverable descending, last transfer descending, transfers ascending.
  std::vector<FundPath> paths;
  /// A tree: paths that part share their first hops.
  std::vector<Hop> hops;

  /// The path's transfers as places in Trace::transfers, first to last.
  [[nodiscard]] std::vector<std::uint32_t> transfers_of(const FundPath&) const;
};

/// Money that goes round in circles takes ever more ways; beyond so many hops (about 1 GB) nobody reads them.
constexpr std::size_t fund_path_hops_max = 50'000'000;

/// Splits a forward trace into paths. Within an account the money of each source leaves oldest piece first;
/// under lifo newest first, so that under fifo and lifo the pieces are those of the lots. Where a pocket's
/// balance now is below what rests there, what can be recovered goes to the newest pieces first (ties: lower
/// source, later piece).
///
/// One linear sweep over the traced transfers, unique; at most one new piece for each share of a transfer.
/// Time and memory: the pieces moved, that is the hops of the answer. Throws InvalidQuery for poison, which
/// measures nothing, for a backward trace, and for more than fund_path_hops_max hops; Interrupted. Method:
/// docs/methods/paths.md.
[[nodiscard]] FundPaths find_fund_paths(const TransferGraph&, const TraceQuery&, const Trace&,
                                        const Measures&, Progress&);

}  // namespace sluice
