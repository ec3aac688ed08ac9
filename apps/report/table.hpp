// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "apps/report/terminal.hpp"

namespace sluice {

/// Widest id that a table shows whole: a hash of 32 bytes in hexadecimal.
constexpr int id_width_max = 68;

/// A table for people: columns aligned by what a terminal shows, two spaces apart.
/// Whatever enters it is escaped, so a hostile id can neither move the cursor nor hide.
class Table {
 public:
  enum class Align { left, right };
  struct Column {
    std::string header;
    Align align = Align::left;
    int width_max = 0;  ///< in terminal columns, longer cells end in an ellipsis; 0: no limit
  };

  explicit Table(std::vector<Column> columns);

  /// Adds a row; cells that are missing at its end stay empty. Throws std::invalid_argument if
  /// there are more cells than columns.
  void add_row(const std::vector<std::string>& cells);

  [[nodiscard]] std::size_t row_count() const { return rows_.size(); }

  /// The header and the rows in the order of their addition, each line ended by '\n' and free of
  /// spaces at its end; the header is stressed only where the style has colour. Time: linear.
  [[nodiscard]] std::string to_text(const Style& style = {}) const;

 private:
  using Row = std::vector<std::string>;

  [[nodiscard]] std::string entered(std::string_view cell, const Column& column) const;
  [[nodiscard]] std::vector<int> widths() const;

  std::vector<Column> columns_;
  Row header_;
  std::vector<Row> rows_;
};

}  // namespace sluice
