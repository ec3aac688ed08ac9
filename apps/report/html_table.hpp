// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "apps/report/html_writer.hpp"

namespace sluice {

/// A table of a page. Cells are text of whatever origin and are escaped.
struct HtmlTable {
  enum class Cell {
    text,
    /// May be broken anywhere, and is set so that similar ids can be told apart.
    id,
    /// Set to the right, never broken.
    number,
    /// Never broken: times, counts, short words.
    whole
  };
  struct Column {
    std::string header;
    Cell cell = Cell::text;
  };

  std::vector<Column> columns;
  /// As many cells as columns.
  std::vector<std::vector<std::string>> rows = {};
  /// Above the table; empty for none.
  std::string caption = {};
};

/// The table in a frame that scrolls sideways on narrow screens. Headers have a scope.
void write_table(const HtmlTable&, HtmlWriter&);

}  // namespace sluice
