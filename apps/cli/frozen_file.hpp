// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "algorithms/restitution/restitution.hpp"
#include "apps/cli/ledger_options.hpp"

namespace sluice {

/// The rows `account,amount,currency` of the file, in its order. Without a currency the account must have
/// exactly one in which there are fraud payments. Throws InvalidQuery for accounts and currencies that the
/// ledger does not have, that are not clear or that are outside, UnreadableInput for the file, for amounts
/// that are none, and for an account that is named twice in one currency; with file, line and column.
[[nodiscard]] std::vector<FrozenAccount> read_frozen_accounts(const std::string& file, const TransferGraph&,
                                                              const TraceQuery&, const LedgerOptions&);

}  // namespace sluice
