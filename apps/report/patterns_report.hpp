// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <set>
#include <vector>

#include "algorithms/patterns/cycles/cycles.hpp"
#include "algorithms/patterns/shapes/shape_query.hpp"

namespace sluice {

/// Which shapes are searched for, and how.
struct PatternsQuestion {
  std::set<ShapeKind> kinds;
  ShapeQuery query;
};

/// How many there are of each kind; instances are passed on as they are found.
struct PatternCounts {
  /// By kind, 0 where it was not asked for; cycles of any length together.
  std::array<std::uint64_t, shape_kind_count> of_kind{};
  CycleCounts cycles;

  std::uint64_t of(ShapeKind kind) const { return of_kind[static_cast<std::size_t>(kind)]; }
};

using PatternSink = std::function<void(ShapeKind, const Shape&)>;

/// Searches for one kind after another, in the order of ShapeKind. `sink` may be empty: then instances are
/// only counted. Throws Interrupted.
[[nodiscard]] PatternCounts find_patterns(const TransferGraph&, const PatternsQuestion&, Progress&,
                                          const PatternSink& sink);

/// The currency of all the transfers, nothing where they differ.
[[nodiscard]] std::optional<CurrencyNo> currency_of(const TransferGraph&, const Shape&);

}  // namespace sluice
