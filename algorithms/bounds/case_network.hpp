// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// The ways that the sources' money could have taken, whatever the rule: the part of the completed ledger
/// that lies downstream of them, as a flow network unfolded in time.
///
/// A node is one stretch of an inside pocket's statement: inflows, then outflows, up to the next inflow. All
/// that enters a stretch can reach each of its outflows, and what is left at its end, so nothing within it
/// can bind; events of the statement need no nodes of their own. Arcs are the transfers between inside
/// pockets, with their amounts, and what is held over from one stretch to the next, with the balance between
/// them. What pockets upstream of all sources pay is clean in every case and enters as supply.
///
/// Nodes are numbered so that every arc leads to a higher number.
struct CaseNetwork {
  struct Arc {
    std::uint32_t tail, head;
    Amount capacity;
    /// From one stretch of a pocket to its next one; not a transfer.
    bool held_over = false;
  };
  /// An inside pocket that victims' money may have reached.
  struct Pocket {
    PocketNo number;
    CurrencyNo currency;
    bool reconstructed = false;
    std::uint32_t first_node, last_node;
    /// At the cut-off, and what it paid since victims' money may have reached it.
    Amount balance, paid;
  };
  /// A source that entered an inside pocket.
  struct Entry {
    std::uint32_t node;
    SourceNo source;
    Amount amount;
  };

  /// By head; those into node v are arcs[in_begin[v]] .. arcs[in_begin[v + 1]].
  std::vector<Arc> arcs;
  std::vector<std::uint32_t> in_begin;
  /// Indices of arcs by tail; those out of node v begin at out_begin[v].
  std::vector<std::uint32_t> out_arcs, out_begin;
  /// What surely is no money of any source, by node.
  std::vector<Amount> clean;
  /// Whose stretch it is, by node: a place in `pockets`.
  std::vector<std::uint32_t> pocket_of;
  std::vector<Entry> entries;
  /// By number.
  std::vector<Pocket> pockets;

  std::size_t node_count() const { return clean.size(); }
  /// The pocket's place in `pockets`; nothing if no money of a source can have reached it.
  [[nodiscard]] const Pocket* find(PocketNo) const;
};

/// The network of the query's sources up to its cut-off; its rule and limits do not matter. Cost: the rows of
/// the pockets downstream of a source, from then on, with a logarithm of the number of such pockets.
[[nodiscard]] CaseNetwork build_case_network(const TransferGraph&, const TraceQuery&);

}  // namespace sluice
