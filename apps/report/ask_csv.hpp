// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/ask_report.hpp"

namespace sluice {

/// The files that write_ask_csv writes into the folder: ask.csv and ask_transfers.csv.
[[nodiscard]] std::vector<std::filesystem::path> ask_csv_files(const std::filesystem::path& folder);

/// Writes whom to ask into the folder, which is created where it does not exist: a row per account, and a row
/// per transfer with the file and line that it comes from. Throws OutputFailed.
void write_ask_csv(const AskReport&, const std::filesystem::path& folder);

}  // namespace sluice
