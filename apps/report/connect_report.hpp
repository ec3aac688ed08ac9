// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/lookups/connections.hpp"
#include "algorithms/lookups/shared_counterparties.hpp"
#include "apps/report/lookup_parts.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// Connections between two names, as they are reported.
struct ConnectAnswer {
  NamedGroup start, end;
  Connections found;
  /// From the end to the start, where that was asked too.
  std::optional<Connections> reverse;
};

/// Writes the answer as one JSON object and completes the output. `hash` is the ledger's content hash.
void write_connect_json(const ConnectAnswer&, const LookupParts&, std::string_view hash, JsonWriter&);

/// The answer for people, with the first `rows_max` hubs that were cut.
[[nodiscard]] std::string connect_text(const ConnectAnswer&, const LookupParts&, std::size_t rows_max,
                                       const Style&);

/// The files that write_connect_csv writes: connect.csv, a row for each transfer of each connection, and
/// connect_cut.csv.
[[nodiscard]] std::vector<std::filesystem::path> connect_csv_files(const std::filesystem::path& folder);
/// Throws OutputFailed.
void write_connect_csv(const ConnectAnswer&, const LookupParts&, const std::filesystem::path& folder);

}  // namespace sluice
