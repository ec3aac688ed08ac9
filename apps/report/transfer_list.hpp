// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/terminal.hpp"
#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// Writes the transfers as one JSON object and completes the output. `hash` is the ledger's content hash.
void write_transfers_json(const TransferGraph&, std::span<const TransferNo>, std::string_view hash,
                          JsonWriter&);

/// The transfers for people: the first `rows_max`, and how many there are.
[[nodiscard]] std::string transfers_text(const TransferGraph&, std::span<const TransferNo>,
                                         std::size_t rows_max, const Style&);

}  // namespace sluice
