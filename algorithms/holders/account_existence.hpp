// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// When the account was opened (closed); unknown_time where that is not known, or lies after the graph's
/// moment.
[[nodiscard]] Time opening_by_then(const TransferGraph&, AccountNo);
[[nodiscard]] Time closing_by_then(const TransferGraph&, AccountNo);

/// Whether the account exists at the graph's moment (known_until). It does not if it has no transfer by then,
/// and either was opened later, or nothing but later transfers tell of it. On the whole ledger all accounts
/// exist. O(currencies of the account · log of its transfers).
[[nodiscard]] bool exists_by_then(const TransferGraph&, AccountNo);

}  // namespace sluice
