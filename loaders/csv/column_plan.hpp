// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/csv/record_reader.hpp"

namespace sluice {

/// A column that sluice knows: its name in our files, and other headers that mean the same
/// (lower case, without spaces, underscores, points and dashes), separated by spaces.
struct KnownColumn {
  std::string_view name;
  std::string_view synonyms;
  bool required = false;
};

/// What `--map` says: "payer=COL" for transfer files, "accounts.account=COL" for others.
struct ColumnChoice {
  std::string file, column, source;
};
/// Throws InvalidQuery where an entry is not NAME=COL.
[[nodiscard]] std::vector<ColumnChoice> parse_map(const std::vector<std::string>& entries);

/// For every known column the places in a record that make it up; none where the file lacks it.
struct ColumnPlan {
  std::vector<std::vector<std::uint32_t>> places;
  /// Fields that a record must have.
  std::size_t width = 0;
  /// Header names by place; empty where there is no header.
  std::vector<std::string> header;
  /// Where the first record after the header begins, and its physical line.
  std::size_t data_begin = 0;
  std::uint32_t data_line = 1;
  Dialect dialect;

  bool has(std::size_t column) const { return !places[column].empty(); }
};

/// What is looked for in a file, and the user's own choices.
struct PlanRequest {
  std::span<const KnownColumn> columns;
  /// "", "accounts", "fraud", …: whose map entries count.
  std::string_view prefix;
  std::span<const ColumnChoice> choices;
  bool no_header = false;
  std::optional<char> delimiter, other_quote;
  /// Whether a first row is data, where all columns are named by place; else it is a header.
  std::function<bool(const Record&, const ColumnPlan&)> is_data;
};

/// Finds header, delimiter and columns in the first lines of `text` (of the file `name`, for messages). Lines
/// above the header are skipped. Throws UnreadableInput where nothing is a header, InvalidQuery where a named
/// column is not there or two columns could be meant.
[[nodiscard]] ColumnPlan plan_columns(std::string_view text, const std::string& name, const PlanRequest&);

}  // namespace sluice
