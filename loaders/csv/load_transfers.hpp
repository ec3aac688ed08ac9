// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/build/ledger_input.hpp"
#include "engine/run/progress.hpp"
#include "loaders/csv/transfer_parser.hpp"
#include "loaders/input_file.hpp"

namespace sluice {

/// Appends the transfers of one delimited file to the input, as file number `file`. Chunks of about
/// `chunk_bytes` are parsed in parallel, one lane of dictionaries a worker. A file whose times never rise and
/// fall at least once lists the newest first: unless the options say as-is, its rows are put in reverse.
/// Returns what became of its rows.
ChunkReport load_transfers(const InputText& text, std::uint16_t file, const LoadOptions& options,
                           CurrencyList& currencies, LedgerInput& input, Progress& progress,
                           std::size_t chunk_bytes = std::size_t{4} << 20);

}  // namespace sluice
