// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/lookups/peers.hpp"
#include "apps/report/lookup_parts.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// Counterparties of accounts, as they are reported.
struct PeersAnswer {
  /// The accounts asked for, ascending.
  std::vector<AccountNo> accounts;
  Peers found;
};

/// What the counterparty has of all that the group received and paid in its currency, the group's own
/// transfers left out; to 6 decimals.
[[nodiscard]] double share_of(const Peers&, const Peer&);

/// Writes the answer as one JSON object and completes the output. `hash` is the ledger's content hash.
void write_peers_json(const PeersAnswer&, const LookupParts&, std::string_view hash, JsonWriter&);

/// The answer for people: the first `rows_max` counterparties, and how many there are.
[[nodiscard]] std::string peers_text(const PeersAnswer&, const LookupParts&, std::size_t rows_max,
                                     const Style&);

/// The files that write_peers_csv writes: peers.csv and peers_within.csv.
[[nodiscard]] std::vector<std::filesystem::path> peers_csv_files(const std::filesystem::path& folder);
/// Throws OutputFailed.
void write_peers_csv(const PeersAnswer&, const LookupParts&, const std::filesystem::path& folder);

}  // namespace sluice
