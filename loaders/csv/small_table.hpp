// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "loaders/csv/column_plan.hpp"
#include "loaders/input_file.hpp"
#include "loaders/load_options.hpp"
#include "loaders/rejection.hpp"

namespace sluice {

/// A row of a file that is small beside the transfers: its cells by known column, trimmed; empty where
/// the file lacks the column.
struct SmallRow {
  std::uint32_t line = 0;
  std::vector<std::string> cells;
  std::string text;
};

struct SmallTable {
  std::string name;
  Dialect dialect;
  std::vector<SmallRow> rows;
  std::vector<Rejection> rejections;

  /// Records that a row says what it must not.
  void reject(const SmallRow& row, std::string_view column, std::string_view expected,
              std::string_view found);
};

/// Reads a companion file (accounts, aliases, links, fraud payments, …) whole. Rows of the wrong shape are
/// rejected. Throws as plan_columns does.
[[nodiscard]] SmallTable read_small_table(const InputText& text, std::span<const KnownColumn> columns,
                                          std::string_view prefix, const LoadOptions& options);

}  // namespace sluice
