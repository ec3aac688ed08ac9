// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/ledger_overview.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// Writes the overview as one JSON object and completes the output. `hash` is the ledger's content hash.
void write_ledger_json(const TransferGraph&, const LedgerOverview&, std::string_view hash, JsonWriter&);

/// The overview for people; at most `rows_max` gaps.
[[nodiscard]] std::string ledger_text(const TransferGraph&, const LedgerOverview&, std::string_view hash,
                                      std::size_t rows_max, const Style&);

}  // namespace sluice
