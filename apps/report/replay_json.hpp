// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string_view>

#include "apps/report/json_writer.hpp"
#include "apps/report/replay_report.hpp"

namespace sluice {

/// Writes the replayed cases as one JSON object and completes the output: for each delay every case by
/// currency, and their sums, over all cases and over the contested ones. Amounts are rounded to the minor
/// unit, sums before they are rounded. `ledger` is the content hash. Throws OutputFailed.
void write_replay_json(const ReplayReport&, std::string_view ledger, JsonWriter&);

/// The same for what a given set of accounts catches.
void write_caught_json(const TransferGraph&, std::span<const CaughtAmount>, Time at, std::string_view ledger,
                       JsonWriter&);

}  // namespace sluice
