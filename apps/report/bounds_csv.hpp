// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <vector>

#include "apps/report/bounds_json.hpp"

namespace sluice {

/// The files that write_bounds_csv writes into the folder: bounds.csv, and where these lists are shown
/// bounds_by_victim.csv and bounds_sets.csv.
[[nodiscard]] std::vector<std::filesystem::path> bounds_csv_files(BoundsLists,
                                                                  const std::filesystem::path& folder);

/// Writes the files into the folder, which is created where it does not exist. Rows and columns are those of
/// the JSON. Throws OutputFailed.
void write_bounds_csv(const BoundsReport&, BoundsLists, const std::filesystem::path& folder);

}  // namespace sluice
