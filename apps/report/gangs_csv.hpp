// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/gangs_report.hpp"

namespace sluice {

/// The files that write_gangs_csv writes: gang_accounts.csv, gang_ties.csv (a row for every account of a tie)
/// and gang_transfers.csv.
[[nodiscard]] std::vector<std::filesystem::path> gangs_csv_files(const std::filesystem::path& folder);

/// Throws OutputFailed.
void write_gangs_csv(const GangsAnswer&, const TransferGraph&, const std::filesystem::path& folder);

}  // namespace sluice
