// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/freeze_report.hpp"

namespace sluice {

/// The files that write_freeze_csv writes into the folder: freeze.csv, freeze_transfers.csv, freeze_held.csv
/// and measures_in_force.csv.
[[nodiscard]] std::vector<std::filesystem::path> freeze_csv_files(const std::filesystem::path& folder);

/// Writes the files into the folder, which is created where it does not exist. Rows and columns are those of
/// the JSON; the transfers name the file and line that they come from, and measures_in_force.csv can be read
/// as a measures file. Throws OutputFailed.
void write_freeze_csv(const FreezeReport&, const std::filesystem::path& folder);

}  // namespace sluice
