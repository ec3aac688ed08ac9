// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/suspects_report.hpp"

namespace sluice {

/// The files that write_suspects_csv writes: suspects.csv (a row for every listed account), signals.csv (for
/// every signal of it) and suspect_transfers.csv (for every transfer that shows one).
[[nodiscard]] std::vector<std::filesystem::path> suspects_csv_files(const std::filesystem::path& folder);

/// Throws OutputFailed.
void write_suspects_csv(const SuspectsAnswer&, const TransferGraph&, const std::filesystem::path& folder);

}  // namespace sluice
