// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "algorithms/lookups/counterparty_flows.hpp"
#include "algorithms/lookups/parties.hpp"

namespace sluice {

struct PeersQuery {
  /// The accounts whose counterparties are asked for, ascending; they count as one.
  std::vector<AccountNo> group = {};
  Period period = {};
  /// How long before the end of the period a counterparty is new, or is missed.
  Duration recent = Duration::seconds(30 * 86'400);
};

/// Somebody with whom the group had transfers in the period, in one currency.
struct Peer {
  Party counterparty;
  CurrencyNo currency;
  MovedBetween flow;
  /// Its accounts that had them, ascending.
  std::vector<AccountNo> accounts;
  /// The first transfer with it in any currency, also before the period, is recent. Nothing where the ledger
  /// does not reach back further, so that nobody can know.
  std::optional<bool> is_new;
  /// No transfer with it in any currency is recent.
  bool is_vanished = false;
};

/// What the group paid to itself, or what it had with all others, in one currency.
struct GroupFlow {
  CurrencyNo currency;
  MovedBetween flow;
};

struct Peers {
  /// By currency, in and out together descending, name by bytes, accounts without a holder (phone, device)
  /// after it.
  std::vector<Peer> peers;
  /// Transfers from one account of the group to another, as out.
  std::vector<GroupFlow> within;
  /// With everybody else, each transfer once, by currency.
  std::vector<GroupFlow> totals;
};

/// The group's counterparties. The period ends with its `to` or the last known transfer, whichever is
/// earlier, and what is later does not count; recent is what is at most `recent` older than that end (later
/// than end − recent) and in the period. An account with several phones or devices is listed under each.
/// Deterministic; O(transfers of the group + counterparties · log), under devices also their outflows. Throws
/// Interrupted.
[[nodiscard]] Peers find_peers(const TransferGraph&, const PeersQuery&, const Parties&, Progress&);

}  // namespace sluice
