// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "apps/report/gangs_report.hpp"
#include "apps/report/json_writer.hpp"

namespace sluice {

/// Writes the answer as one JSON object and completes the output. `ledger` is the ledger's content hash.
void write_gangs_json(const GangsAnswer&, const TransferGraph&, std::string_view ledger, JsonWriter&);

}  // namespace sluice
