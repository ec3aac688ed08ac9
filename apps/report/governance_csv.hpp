// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/governance_report.hpp"

namespace sluice {

/// The file that write_governance_csv writes: governance.csv, one row for each row and currency (one without
/// an amount where there is none).
[[nodiscard]] std::vector<std::filesystem::path> governance_csv_files(const std::filesystem::path& folder);

/// Throws OutputFailed.
void write_governance_csv(const GovernanceAnswer&, const TransferGraph&, const std::filesystem::path& folder);

/// The accounts that institutions should close or review, one row for each of their currencies. Throws
/// OutputFailed.
void write_dormant_list(const GovernanceAnswer&, const TransferGraph&, const std::filesystem::path& file);

}  // namespace sluice
