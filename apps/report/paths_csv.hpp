// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/paths_report.hpp"

namespace sluice {

/// The files that write_paths_csv writes into the folder: paths.csv and path_hops.csv.
[[nodiscard]] std::vector<std::filesystem::path> paths_csv_files(const std::filesystem::path& folder);

/// Writes the selected paths into the folder, which is created where it does not exist: a row per path, and a
/// row per hop that names its path by number and the file and line of its transfer. Throws OutputFailed.
void write_paths_csv(const PathsReport&, const std::filesystem::path& folder);

}  // namespace sluice
