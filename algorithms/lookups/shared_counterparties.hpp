// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "algorithms/lookups/counterparty_flows.hpp"
#include "algorithms/lookups/parties.hpp"

namespace sluice {

/// Accounts that go by one name, ascending.
struct NamedGroup {
  std::string name;
  std::vector<AccountNo> accounts;
};

struct SharedQuery {
  /// At least two; an account may be in several.
  std::vector<NamedGroup> groups;
  Period period;
  /// Seen from the groups.
  Direction direction = Direction::both;
};

/// What one of the groups had with a counterparty in one currency.
struct SharedFlow {
  /// Its place in SharedQuery::groups.
  std::uint32_t group = 0;
  CurrencyNo currency;
  MovedBetween flow;
};

/// Somebody with whom at least two of the groups had transfers.
struct SharedCounterparty {
  Party counterparty;
  /// Its accounts that had them, ascending.
  std::vector<AccountNo> accounts;
  /// The groups, in their order.
  std::vector<std::uint32_t> with;
  /// By group and currency.
  std::vector<SharedFlow> flows;
  /// Transfers in all; one that counts for two groups counts twice.
  std::uint64_t transfers = 0;
  /// One of its accounts is itself in one of the groups.
  bool is_named = false;
};

/// Counterparties that at least two groups share: by number of groups descending, number of transfers
/// descending, name by bytes. What moves within a group makes no counterparty; another group's account may be
/// one. Deterministic; O(transfers of the groups + counterparties · log), under devices also their outflows.
/// Throws Interrupted.
[[nodiscard]] std::vector<SharedCounterparty> find_shared_counterparties(const TransferGraph&,
                                                                         const SharedQuery&, const Parties&,
                                                                         Progress&);

}  // namespace sluice
