// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/ledger/ledger.hpp"
#include "loaders/load_options.hpp"

namespace sluice {

/// The ledger with the account files of the options laid over what it knows of its accounts: where both say
/// something, the file wins. The other load options say how those files are to be read. Sentences for the
/// user are added to `notes`. Throws UnreadableInput with file, line and column at the first bad row.
[[nodiscard]] std::shared_ptr<const Ledger> overlay_accounts(const std::shared_ptr<const Ledger>& ledger,
                                                             const LoadOptions&,
                                                             std::vector<std::string>& notes);

}  // namespace sluice
