// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "apps/report/refund_changes.hpp"
#include "apps/report/refund_report.hpp"

namespace sluice {

/// The files that write_refund_csv writes into the folder: refund.csv, refund_transfers.csv,
/// refund_victims.csv, refund_accounts.csv, refund_receipts.csv and, with an earlier result,
/// refund_changes.csv.
[[nodiscard]] std::vector<std::filesystem::path> refund_csv_files(const std::filesystem::path& folder,
                                                                  bool with_changes);

/// Writes the files into the folder, which is created where it does not exist. Rows and columns are those of
/// the JSON; the transfers that show a row are in a table of their own, with the file and line that they come
/// from. Throws OutputFailed.
void write_refund_csv(const RefundReport&, const std::optional<std::vector<RefundChange>>& changes,
                      const std::filesystem::path& folder);

}  // namespace sluice
