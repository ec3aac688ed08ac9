// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "apps/report/json_writer.hpp"
#include "apps/report/ledger_overview.hpp"
#include "apps/report/terminal.hpp"
#include "loaders/load.hpp"

namespace sluice {

/// Where a load put its results.
struct LoadOutputs {
  std::string path;
  /// Empty where no row was rejected.
  std::string reject_file;
  /// The ledger's content hash.
  std::string hash;
};

/// Writes what became of the rows as one JSON object and completes the output.
void write_load_json(const LoadReport&, const LoadOutputs&, JsonWriter&);

/// The same for people, with what the ledger holds.
[[nodiscard]] std::string load_text(const LoadReport&, const LoadOutputs&, const TransferGraph&,
                                    const LedgerOverview&, const Style&);

/// Writes rejected rows as CSV: file,line,column,expected,found,row. Throws OutputFailed.
void write_rejections(std::span<const Rejection>, const std::filesystem::path&);

}  // namespace sluice
