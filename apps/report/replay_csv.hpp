// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/replay_report.hpp"

namespace sluice {

/// The files that write_replay_csv writes into the folder: replay.csv and replay_overall.csv.
[[nodiscard]] std::vector<std::filesystem::path> replay_csv_files(const std::filesystem::path& folder);

/// Writes a row for each delay, case and currency, and the sums, into the folder, which is created where it
/// does not exist. Columns are those of the JSON; the sums say over which cases they are. Throws
/// OutputFailed.
void write_replay_csv(const ReplayReport&, const std::filesystem::path& folder);

}  // namespace sluice
