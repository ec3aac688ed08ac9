// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/trace/boundary.hpp"
#include "engine/run/progress.hpp"
#include "engine/values/split.hpp"

namespace sluice {

/// What counts as passing money on. Shares are in parts per million, compared exactly.
struct PassThroughQuery {
  /// Longest stay.
  Duration window = Duration::seconds(24 * 3600);
  /// What a mule may keep of what came, and what may go beyond it.
  std::uint32_t keep_ppm = 200'000, slack_ppm = 20'000;
  /// Fewest different mules of a chain or a group.
  std::size_t mules_min = 3;
  /// Pockets with more transfers than this within a window never join groups.
  std::size_t hub_transfers = 1'000;
  /// Smaller transfers are dropped before anything else; by currency, empty for none.
  std::vector<Amount> amount_min;
  BoundaryOptions boundary;
};

constexpr Wide ppm_whole = 1'000'000;

/// (1 − keep) · amount ≤ passed
[[nodiscard]] inline bool passes_enough(const PassThroughQuery& query, Wide passed, Wide amount) {
  return passed * ppm_whole >= amount * (ppm_whole - query.keep_ppm);
}
/// passed ≤ (1 + slack) · amount
[[nodiscard]] inline bool passes_no_more(const PassThroughQuery& query, Wide passed, Wide amount) {
  return passed * ppm_whole <= amount * (ppm_whole + query.slack_ppm);
}

/// Whether the pocket's account can pass money on at all: it is inside.
[[nodiscard]] inline bool can_pass_on(const TransferGraph& graph, const Boundary& boundary, PocketNo pocket) {
  const auto account = graph.account(pocket);
  return !boundary.is_terminal(account) && !boundary.is_uncovered(account);
}

/// The floor for a currency, 1 where none was asked for.
[[nodiscard]] inline Amount floor_of(const PassThroughQuery& query, CurrencyNo currency) {
  return query.amount_min.empty() ? Amount(1) : query.amount_min[currency.value];
}

/// Calls visit(transfer, amount, is_outflow) for the pocket's transfers that are not below the floor, in the
/// ledger's order.
template <class Visit>
void walk_transfers(const TransferGraph& graph, PocketNo pocket, Amount floor, Visit visit) {
  const auto inflows = graph.inflows(pocket), outflows = graph.outflows(pocket);
  walk_statement(inflows, outflows, [&](const Leg& leg, bool is_outflow, std::size_t i) {
    const auto amount = leg_amount(is_outflow ? outflows : inflows, i);
    if (amount >= floor) visit(leg.transfer, amount, is_outflow);
  });
}

}  // namespace sluice
