// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "algorithms/lookups/period.hpp"
#include "algorithms/trace/boundary.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// Which outflows of a hub are followed.
enum class FanoutOrder : std::uint8_t { newest, largest };

/// A question for connections: transfers that follow each other, each paid later in the ledger's order than
/// the one before and by the account that the one before reached.
struct ConnectQuery {
  /// Where connections begin and end; ascending, not empty, without a common account.
  std::vector<AccountNo> starts, ends;
  Period period;
  /// Only transfers in this currency.
  std::optional<CurrencyNo> currency;
  /// Most transfers of a connection.
  std::optional<std::uint32_t> hops_max;
  /// Longest time from its first transfer to its last.
  std::optional<Duration> window;
  /// Of a pocket that has more outflows than this in the period after its account was first reached, only so
  /// many are followed: the newest, or the largest (of equal ones the earliest).
  std::optional<std::uint32_t> fanout;
  FanoutOrder order = FanoutOrder::newest;
  /// What is outside: connections begin and end there, but do not lead through it.
  BoundaryOptions boundary;
};

/// A hub of which not all outflows were followed.
struct CutPocket {
  PocketNo pocket;
  std::uint32_t transfers = 0, followed = 0;
  bool operator==(const CutPocket&) const = default;
};

/// The part of the ledger through which a connection can lead.
struct Corridor {
  /// Every transfer of any connection from a start to an end, whatever its hops and time: ascending.
  std::vector<TransferNo> transfers;
  /// Hubs that were cut before the last transfer that an end received, by pocket.
  std::vector<CutPocket> cut;
};

/// Finds it in one sweep forward over the transfers between the first that a start paid and the last that an
/// end received, and one backward over those that were reached. Accounts that are starts are not reached
/// again, and outside accounts and ends are not passed. O(transfers swept + outflows of cut hubs), memory
/// 1 byte a pocket and 4 a transfer that is reached. Throws Interrupted.
[[nodiscard]] Corridor find_corridor(const TransferGraph&, const ConnectQuery&, Progress&);

}  // namespace sluice
