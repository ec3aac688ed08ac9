// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// What a pocket holds, and has seen, of one source.
struct HeldSource {
  SourceNo source;
  std::uint32_t level = 0;
  /// Lies here now.
  Amount held;
  /// Lay here when the source's horizon ended.
  Amount rested;
};

/// A piece of traced money inside an outflow: `offset` minor units from its oldest. Rules that keep no order
/// within an account give one piece a source.
struct Piece {
  SourceNo source;
  Amount offset, amount;
};

/// An outflow and what had moved before it.
struct DrawnOutflow {
  Amount amount;
  Moved before;
};

/// The traced money in one pocket, by source ascending. A source that was here once keeps its level.
class HeldSources {
 public:
  HeldSource& of(SourceNo source) {
    const auto at = std::ranges::lower_bound(sources_, source, {}, &HeldSource::source);
    if (at != sources_.end() && at->source == source) return *at;
    return *sources_.insert(at, HeldSource{source, ~std::uint32_t{0}, Amount(0), Amount(0)});
  }
  Amount total() const { return total_; }
  void add(HeldSource& held, Amount amount) {
    held.held += amount;
    total_ += amount;
  }
  auto begin() { return sources_.begin(); }
  auto end() { return sources_.end(); }
  auto begin() const { return sources_.begin(); }
  auto end() const { return sources_.end(); }

 private:
  std::vector<HeldSource> sources_;
  Amount total_;
};

}  // namespace sluice
