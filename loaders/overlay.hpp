// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/ledger/ledger.hpp"
#include "loaders/load_options.hpp"

namespace sluice {

/// The ledger with the accounts files of the options laid over it: what a file says wins, attribute by
/// attribute, also over an opening balance. Accounts that the ledger does not have are left out; a note
/// counts them, another the rows that could not be read. Transfers are shared, not copied. O(accounts + texts
/// + rows of pockets whose opening is stated).
[[nodiscard]] std::shared_ptr<const Ledger> overlay_accounts(const std::shared_ptr<const Ledger>&,
                                                             const LoadOptions&,
                                                             std::vector<std::string>& notes);

}  // namespace sluice
