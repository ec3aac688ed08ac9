// SPDX-License-Identifier: Apache-2.0
#include "engine/graph/completed.hpp"

#include <algorithm>

namespace sluice {
namespace {

std::span<const UnseenRow> unseen_rows(const TransferGraph& graph, PocketNo p) {
  const auto& pockets = graph.ledger().pockets;
  const auto [first, last] = std::equal_range(pockets.unseen_pocket.begin(), pockets.unseen_pocket.end(), p);
  auto rows = pockets.unseen.values().subspan(static_cast<std::size_t>(first - pockets.unseen_pocket.begin()),
                                              static_cast<std::size_t>(last - first));
  const auto known =
      std::ranges::lower_bound(rows, RowKey(graph.end(), RowKey::before_at_payer), {}, &UnseenRow::key);
  return rows.first(static_cast<std::size_t>(known - rows.begin()));
}

}  // namespace

SmallestOpening smallest_opening(std::span<const Leg> inflows, std::span<const Leg> outflows) {
  SmallestOpening smallest{Amount(0), TransferNo(0)};
  Amount flowed_in(0);
  walk_statement(inflows, outflows, [&](const Leg& leg, bool is_outflow, std::size_t) {
    if (!is_outflow) {
      flowed_in = leg.sum;
    } else if (const auto needed = leg.sum - flowed_in; needed > smallest.opening) {
      smallest = {needed, leg.transfer};
    }
  });
  return smallest;
}

CompletedPocket complete(const TransferGraph& graph, PocketNo p) {
  const auto& pockets = graph.ledger().pockets;
  CompletedPocket pocket{.opening = pockets.opening[p.value],
                         .basis = pockets.basis[p.value],
                         .inflows = graph.inflows(p),
                         .outflows = graph.outflows(p),
                         .unseen = {}};
  const bool needs_none = pocket.basis == Opening::reconstructed && pocket.opening == Amount(0);
  const bool settled = graph.is_whole() || pocket.basis == Opening::stated || needs_none
                       || pockets.settled[p.value] < graph.end();
  if (settled) {
    pocket.unseen = unseen_rows(graph, p);
  } else {
    // No balance is given among the rows known by then, so no unseen row can stand among them either.
    pocket.opening = smallest_opening(pocket.inflows, pocket.outflows).opening;
    pocket.basis = Opening::reconstructed;
  }
  return pocket;
}

Moved CompletedPocket::before(RowKey key) const {
  const auto transfer = key.transfer();
  // A row beside the transfer that comes after it already counts the transfer itself.
  const auto first_not_counted =
      key.phase() > RowKey::the_transfer ? TransferNo(transfer.value + 1) : transfer;
  Moved moved{opening + sum_of_first(inflows, legs_before(inflows, first_not_counted)),
              sum_of_first(outflows, legs_before(outflows, first_not_counted))};
  const auto seen = std::ranges::lower_bound(unseen, key, {}, &UnseenRow::key) - unseen.begin();
  if (seen > 0) {
    moved.in += unseen[static_cast<std::size_t>(seen - 1)].income_sum;
    moved.out += unseen[static_cast<std::size_t>(seen - 1)].outflow_sum;
  }
  return moved;
}

Moved CompletedPocket::total() const {
  Moved moved{opening + sum_of_first(inflows, inflows.size()), sum_of_first(outflows, outflows.size())};
  if (!unseen.empty()) {
    moved.in += unseen.back().income_sum;
    moved.out += unseen.back().outflow_sum;
  }
  return moved;
}

}  // namespace sluice
