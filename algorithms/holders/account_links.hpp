// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// A holder, phone or device that an account is linked with, and when. `value` is a code into Ledger::texts.
struct AccountLink {
  LinkKind kind{};
  std::uint32_t value = 0;
  AccountNo account;
  /// Time::min() and Time::max() where not known.
  Time from, to;
  auto operator<=>(const AccountLink&) const = default;
};

/// The links of kinds holder, phone and device that have an account (or an alias of one) at one end,
/// whichever it is; where both ends are accounts the second one counts. Links that began after the graph's
/// moment are not known, nor are those of accounts that do not exist by then. Ascending. O(links · log
/// accounts), in parallel.
[[nodiscard]] std::vector<AccountLink> account_links(const TransferGraph&);

/// The links of kind holder that are known at the graph's moment: they began by then, and no account that
/// they name comes to be later. O(links · log accounts).
[[nodiscard]] std::vector<Link> known_holder_links(const TransferGraph&);

/// A thing that a holder is said to own and that is no account: a phone card.
struct OwnedThing {
  std::uint32_t holder = 0, thing = 0;
  auto operator<=>(const OwnedThing&) const = default;
};

/// The links of kind holder without an account at either end: holder, thing. Ascending.
[[nodiscard]] std::vector<OwnedThing> owned_things(const TransferGraph&);

}  // namespace sluice
