// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/path_map.hpp"

namespace sluice {

/// The files that write_link_chart writes into the folder: entities.csv and links.csv.
[[nodiscard]] std::vector<std::filesystem::path> link_chart_files(const std::filesystem::path& folder);

/// Writes the shown paths as the pair of tables that link-chart programs import: an entity per account, by
/// id, and a link per transfer, in the ledger's order. The folder is created where it does not exist. Throws
/// OutputFailed. Columns: docs/formats.md.
void write_link_chart(const PathsReport&, const PathMap&, const std::filesystem::path& folder);

}  // namespace sluice
