// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "engine/build/ledger_input.hpp"
#include "engine/build/number_accounts.hpp"
#include "engine/build/ordering.hpp"

namespace sluice {

// The tables of a ledger beside accounts and transfers, from rows in input order; what is said twice counts
// once.

/// `texts` are all texts of the ledger, sorted.
[[nodiscard]] LinkTable build_links(const std::vector<LinkRow>& links,
                                    std::span<const std::string_view> texts);
[[nodiscard]] AliasTable build_aliases(std::vector<AliasRow> pairs, const NumberedAccounts& accounts);
[[nodiscard]] CoverageTable build_coverage(const std::vector<CoverageRow>& coverage,
                                           const NumberedAccounts& accounts);
/// Files that share a name get #k, k their place from 1.
[[nodiscard]] FileTable build_files(const std::vector<InputFile>& files, EqualTimes equal_times);
[[nodiscard]] DroppedTable build_dropped(std::vector<DroppedRow> rows);

}  // namespace sluice
