// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/chains_report.hpp"

namespace sluice {

/// The files that write_chains_csv writes: chains.csv (a row for every transfer of a chain), groups.csv (for
/// every transfer of a group) and group_accounts.csv.
[[nodiscard]] std::vector<std::filesystem::path> chains_csv_files(const std::filesystem::path& folder);

/// Throws OutputFailed.
void write_chains_csv(const ChainsAnswer&, const TransferGraph&, const std::filesystem::path& folder);

}  // namespace sluice
