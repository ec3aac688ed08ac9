// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <vector>

#include "engine/build/ledger_input.hpp"

namespace sluice {

/// The rows, accounts, aliases, links and coverage of ledgers as their loaders yielded them, in the order of
/// the list: the builder makes of them the ledger that one load of all their files makes. Account rows bear
/// the place of their ledger in the list as file. O(rows), parallel. Throws UnreadableInput where two ledgers
/// give a currency different decimals, or a ledger's split rows do not fit together.
[[nodiscard]] LedgerInput replay(const std::vector<std::shared_ptr<const Ledger>>& ledgers);

}  // namespace sluice
