// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/lookups/period.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// What moved between a group of accounts and somebody else in one currency, seen from the group.
struct MovedBetween {
  Amount in, out;
  std::uint32_t in_count = 0, out_count = 0;
  /// none() and 0 where nothing moved.
  TransferNo first = TransferNo::none(), last;

  [[nodiscard]] std::uint64_t count() const { return std::uint64_t{in_count} + out_count; }
  [[nodiscard]] Amount turnover() const { return in + out; }
  void add_in(Amount, TransferNo);
  void add_out(Amount, TransferNo);
  void add(const MovedBetween&);
};

/// Which transfers count: those that the group was paid, those that it paid, or both.
enum class Direction : std::uint8_t { both, in, out };

/// What moved between a group and one pocket.
struct CounterpartyFlow {
  PocketNo counterparty;
  /// In the stretch asked for.
  MovedBetween flow;
  /// The first transfer between them before the end of the stretch, also if it is before its first.
  TransferNo first_ever = TransferNo::none();
};

/// Everything that moved between the accounts (ascending) and any pocket, their own among them, up to the end
/// of the stretch; by pocket. A transfer within the group stands under both of its pockets, as out under the
/// payee's, as in under the payer's. O(transfers of the accounts + counterparties · log). Throws Interrupted.
[[nodiscard]] std::vector<CounterpartyFlow> counterparty_flows(const TransferGraph&,
                                                               std::span<const AccountNo> group,
                                                               const TransferRange&, Direction, Progress&);

}  // namespace sluice
