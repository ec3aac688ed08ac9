// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/blacklist_report.hpp"

namespace sluice {

/// The files that write_blacklist_csv writes: blacklist.csv (a row for every holder) and
/// blacklist_evidence.csv (a row for every transfer of an account, one for an account without any, and one
/// for every account that a phone was lent to).
[[nodiscard]] std::vector<std::filesystem::path> blacklist_csv_files(const std::filesystem::path& folder);

/// Throws OutputFailed.
void write_blacklist_csv(const BlacklistAnswer&, const TransferGraph&, const std::filesystem::path& folder);

}  // namespace sluice
