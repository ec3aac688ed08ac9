// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "algorithms/bounds/case_network.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// How much of an amount is victims' money, whatever tracing rule a court takes.
struct Bounds {
  Amount least, most;
  bool operator==(const Bounds&) const = default;
};

/// One pair for every opening balance that may be true, one for the balances as completed: reconstructed
/// openings are the smallest possible ones, and clean money that lay there unseen makes more room for doubt.
/// Where no opening is reconstructed the pairs are equal.
struct PairedBounds {
  Bounds any_opening, completed;
  bool operator==(const PairedBounds&) const = default;
};

/// The bounds for one victim's money, for any opening. `victim` is a place in TraceQuery::victims.
struct VictimBounds {
  std::uint32_t victim;
  Bounds bounds;
  bool operator==(const VictimBounds&) const = default;
};

struct AccountBounds {
  PocketNo pocket;
  /// At the cut-off.
  Amount balance;
  PairedBounds bounds;
  /// Victims some of whose money may be there, ascending; empty unless asked for.
  std::vector<VictimBounds> by_victim;
};

/// Most and least of the victims' money that can rest in single accounts and in sets of them. Least is the
/// balance less the most clean money that fits in; most is the most victims' money that fits in: both maximum
/// flows on the case's network, exact, in minor units. For every conserving rule without limits least ≤
/// traced ≤ most. Method: docs/methods/bounds.md.
class CaseBounds {
 public:
  /// Builds the network. The graph and the query must outlive it.
  CaseBounds(const TransferGraph&, const TraceQuery&);

  const CaseNetwork& network() const { return network_; }

  /// The pockets, in their order; outside ones and those that no source can have reached count 0, with their
  /// balance. Parallel over pockets. Throws Interrupted.
  [[nodiscard]] std::vector<AccountBounds> of_each(std::span<const PocketNo>, bool per_victim,
                                                   Progress&) const;
  /// Every inside pocket whose most is above 0, by account id and currency.
  [[nodiscard]] std::vector<AccountBounds> of_all(bool per_victim, Progress&) const;
  /// What the pockets, all of one currency, hold together.
  [[nodiscard]] PairedBounds of_set(std::span<const PocketNo>) const;

 private:
  const TransferGraph& graph_;
  const TraceQuery& query_;
  CaseNetwork network_;
};

}  // namespace sluice
