// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {

/// Writes the whole trace as one JSON object and completes the output. `ledger` is the content hash. Amounts
/// are decimal strings; under poison they are null and no share is listed. Throws OutputFailed.
void write_trace_json(const TraceReport&, std::string_view ledger, JsonWriter&);

}  // namespace sluice
