// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "algorithms/trace/boundary.hpp"
#include "engine/graph/completed.hpp"

namespace sluice {

/// How an outflow divides between victims' money and clean money.
enum class Rule : std::uint8_t {
  /// Pro rata per outflow (the North American rolling charge).
  haircut,
  /// The oldest money in the account first (Clayton's Case, 1816).
  fifo,
  /// The newest first.
  lifo,
  /// The holder's own money first: the lowest intermediate balance (Re Hallett 1880, Roscoe v Winder 1915).
  libr,
  /// Victims' money first: the worst case downstream.
  tainted_first,
  /// Marks all that is downstream, and measures nothing.
  poison
};

/// A fraud payment to be followed. Its victim is a place in TraceQuery::victims.
struct Source {
  TransferNo transfer;
  std::uint32_t victim = 0;
};

struct TraceQuery {
  std::vector<Source> sources;
  /// Names of the victims, in the order of their first source.
  std::vector<std::string> victims;
  Rule rule = Rule::haircut;
  /// Where did the money of these payments come from, instead of where did it go.
  bool backward = false;
  BoundaryOptions boundary;
  /// A share that would reach a level above this ends under the floor.
  std::optional<std::uint32_t> hops_max;
  /// A share below this ends under the floor; by currency, empty for no floor.
  std::vector<Amount> amount_min;
  /// A source is followed for so long after it was paid (before, when backward).
  std::optional<Duration> horizon;
  /// Transfers after this instant are not followed; openings still are those of the whole ledger.
  std::optional<Time> cut_off;
};

/// Where the query's cut-off falls: its transfers are those below this number.
[[nodiscard]] TransferNo cut_of(const TransferGraph&, const TraceQuery&);
/// What the pocket holds there, whether it is inside or not. O(log rows of the pocket).
[[nodiscard]] Amount balance_at_cut(const TransferGraph&, const TraceQuery&, PocketNo);

/// An amount of one source.
struct SourceShare {
  SourceNo source;
  /// On a transfer: the share is not followed further, the floor or the hop limit cut it.
  bool under_floor = false;
  Amount amount;
};

/// What became of one source: stolen is the sum of the rest.
struct SourceOutcome {
  Amount stolen, rests, dissipated, left_visibility, returned, other_victims, under_floor;
};

/// A pocket that received traced money. Pockets from TransferGraph::pocket_count() on are the
/// uncovered account "?" in each currency.
struct TracedPocket {
  PocketNo pocket;
  End end = End::rests;
  /// Smallest number of transfers from a victim; nothing for victims.
  std::optional<std::uint32_t> level;
  Amount received, rests;
  /// What rests there, by source, without zeros: a range of Trace::shares.
  std::uint32_t shares_begin = 0, shares_end = 0;
};

/// A row of the completed ledger that carries traced money: the source itself, a transfer, or a row of
/// completion (key.phase() other than the_transfer), of which one side is "?".
struct TracedTransfer {
  RowKey key;
  PocketNo payer, payee;
  Amount amount, traced;
  /// What it carries, by source: a range of Trace::shares.
  std::uint32_t shares_begin = 0, shares_end = 0;
};

struct Trace {
  std::vector<SourceOutcome> sources;
  /// By currency, what rests descending, id; under poison by level (victims last), id, currency.
  std::vector<TracedPocket> pockets;
  /// In the ledger's order.
  std::vector<TracedTransfer> transfers;
  std::vector<SourceShare> shares;

  std::span<const SourceShare> shares_of(const auto& row) const {
    return std::span(shares).subspan(row.shares_begin, row.shares_end - row.shares_begin);
  }
};

/// Follows the sources' money through the completed ledger in one chronological sweep and says where each
/// cent of it is. Money of a source is at every moment in exactly one place; that stolen equals the sum of
/// all ends is checked.
///
/// Cost: proportional to the outflows of accounts while they hold traced money, with a logarithm of the
/// number of such accounts; nothing else of the ledger is read. Deterministic. Throws InvalidQuery for
/// backward under libr and tainted_first, which answer another question when reversed. Methods:
/// docs/methods/tracing.md.
[[nodiscard]] Trace trace(const TransferGraph&, const TraceQuery&);

}  // namespace sluice
