// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/csv_writer.hpp"
#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// Two cells: the file and the line that the transfer was read from.
CsvWriter& write_provenance(CsvWriter&, const TransferGraph&, TransferNo);

/// The same for people: "transfers.csv:12". Hidden characters are not escaped.
[[nodiscard]] std::string provenance_text(const TransferGraph&, TransferNo);

}  // namespace sluice
