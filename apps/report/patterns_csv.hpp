// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "apps/report/csv_writer.hpp"
#include "apps/report/patterns_report.hpp"

namespace sluice {

/// The file that PatternsCsv writes.
[[nodiscard]] std::filesystem::path patterns_csv_file(const std::filesystem::path& folder);

/// Shapes as CSV, as they come: a row for every transfer of every instance, instances numbered from 1.
class PatternsCsv {
 public:
  /// Writes into a folder, made where it does not exist. Throws OutputFailed.
  PatternsCsv(const TransferGraph&, const std::filesystem::path& folder);

  void instance(ShapeKind, const Shape&);
  void finish() { csv_.finish(); }

 private:
  const TransferGraph& graph_;
  CsvWriter csv_;
  std::uint64_t instances_ = 0;
};

}  // namespace sluice
