// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "algorithms/suspects/training.hpp"
#include "apps/cli/ledger_options.hpp"

namespace sluice {

/// The rows `account,label` of the file, by account: 1 or confirmed, 0 or cleared. The same row twice counts
/// once. Throws InvalidQuery for accounts that the ledger does not have, UnreadableInput for the file, for
/// other labels, and for an account with both; with file, line and column.
[[nodiscard]] std::vector<LabelledAccount> read_labels(const std::string& file, const TransferGraph&,
                                                       const LedgerOptions&);

}  // namespace sluice
