// SPDX-License-Identifier: Apache-2.0
// Rules that keep no order within an account: what matters is how much of each source it holds.
#pragma once
#include "algorithms/trace/holdings.hpp"
#include "engine/values/split.hpp"

namespace sluice {

/// Takes `part` out of the held sources in proportion to what is held of each; `total` is what the
/// proportion refers to (the rest is clean money).
inline void draw_in_proportion(HeldSources& sources, Amount part, Amount total, std::vector<Claim>& claims,
                               std::vector<Piece>& pieces) {
  if (part == Amount(0)) return;
  claims.clear();
  for (const auto& held : sources)
    if (held.held > Amount(0)) claims.push_back({held.held, Amount(0)});
  split_by_largest_remainder(part, total, claims);
  auto claim = claims.begin();
  for (auto& held : sources) {
    if (held.held == Amount(0)) continue;
    const auto share = (claim++)->share;
    if (share == Amount(0)) continue;
    pieces.push_back({held.source, Amount(0), share});
    sources.add(held, -share);
  }
}

/// Traced money of one pocket without order among its pieces.
class Pool {
 public:
  static constexpr bool needs_position = false;

  HeldSources sources;

  void put(HeldSource& held, Amount amount, Amount /*position*/) { sources.add(held, amount); }
  void forget(HeldSource& held) { sources.add(held, -held.held); }
  static Amount position(const Moved&) { return Amount(0); }

 protected:
  std::vector<Claim> claims_;
};

/// Every outflow carries the same proportion of each source as the account holds. Law: the "rolling charge"
/// of North American courts (Re Ontario Securities Commission, 1985).
struct Haircut : Pool {
  void draw(const DrawnOutflow& outflow, std::vector<Piece>& pieces) {
    draw_in_proportion(sources, outflow.amount, outflow.before.balance(), claims_, pieces);
  }
};

/// The holder spends his own money first; victims' money leaves only when the clean money is used up. What he
/// pays in later refills no claim. Law: Re Hallett's Estate (1880), Roscoe v Winder [1915] 1 Ch 62.
struct LowestIntermediateBalance : Pool {
  void draw(const DrawnOutflow& outflow, std::vector<Piece>& pieces) {
    const auto clean = outflow.before.balance() - sources.total();
    draw_in_proportion(sources, std::max(Amount(0), outflow.amount - clean), sources.total(), claims_,
                       pieces);
  }
};

/// Victims' money leaves first. No law, but the worst case downstream: for warning and fast freezing.
struct TaintedFirst : Pool {
  void draw(const DrawnOutflow& outflow, std::vector<Piece>& pieces) {
    draw_in_proportion(sources, std::min(outflow.amount, sources.total()), sources.total(), claims_, pieces);
  }
};

}  // namespace sluice
