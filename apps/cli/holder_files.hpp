// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "algorithms/blacklist/blacklist.hpp"
#include "apps/cli/ledger_options.hpp"

namespace sluice {

/// The code of a holder of that id. `what` stands for its place in messages: "--convicted", "listed.csv:3:
/// holder". Throws InvalidQuery where no account is his.
[[nodiscard]] std::uint32_t require_holder(const TransferGraph&, const AccountHolders&,
                                           const std::string& what, const std::string& id);

/// The holders of a file with a column `holder`. Throws InvalidQuery for one without an account,
/// UnreadableInput for the file; with file and line.
[[nodiscard]] std::vector<std::uint32_t> read_holders(const std::string& file, const TransferGraph&,
                                                      const AccountHolders&, const LedgerOptions&);

/// The rows `holder,from,until` of the file; a bare date lasts to its end. Holders without an account are
/// left out: such a list is of everybody. Throws UnreadableInput for the file and for times that are none, or
/// that end before they begin; with file, line and column.
[[nodiscard]] std::vector<EarlierListing> read_listings(const std::string& file, const TransferGraph&,
                                                        const AccountHolders&, const LedgerOptions&);

}  // namespace sluice
