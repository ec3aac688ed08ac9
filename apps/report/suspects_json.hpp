// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/suspects_report.hpp"

namespace sluice {

/// Writes the answer as one JSON object and completes the output. `ledger` is the ledger's content hash.
void write_suspects_json(const SuspectsAnswer&, const TransferGraph&, std::string_view ledger, JsonWriter&);

}  // namespace sluice
