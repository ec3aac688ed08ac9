// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/trace_report.hpp"

namespace sluice {

/// The files that write_trace_csv writes into the folder: accounts.csv, transfers.csv and sources.csv.
[[nodiscard]] std::vector<std::filesystem::path> trace_csv_files(const std::filesystem::path& folder);

/// Writes accounts.csv, transfers.csv and sources.csv into the folder, which is created where it does not
/// exist. Rows and columns are those of the JSON, without the shares by source; transfers name the file and
/// line that they come from. Throws OutputFailed.
void write_trace_csv(const TraceReport&, const std::filesystem::path& folder);

}  // namespace sluice
