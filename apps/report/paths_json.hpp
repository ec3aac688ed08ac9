// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/paths_report.hpp"

namespace sluice {

/// Writes the selected paths as one JSON object and completes the output. `ledger` is the content hash.
/// Throws OutputFailed.
void write_paths_json(const PathsReport&, std::string_view ledger, JsonWriter&, Progress&);

}  // namespace sluice
