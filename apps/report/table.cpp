// SPDX-License-Identifier: Apache-2.0
#include "apps/report/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "apps/report/display_text.hpp"

namespace sluice {
namespace {

std::string spaces(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

void trim_end(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)) {
  for (const Column& column : columns_) header_.push_back(entered(column.header, column));
}

void Table::add_row(const std::vector<std::string>& cells) {
  if (cells.size() > columns_.size())
    throw std::invalid_argument(fmt::format("{} cells for {} columns", cells.size(), columns_.size()));
  Row& row = rows_.emplace_back(columns_.size());
  for (std::size_t i = 0; i < cells.size(); ++i) row[i] = entered(cells[i], columns_[i]);
}

std::string Table::entered(std::string_view cell, const Column& column) const {
  std::string shown = escape_for_terminal(cell);
  return column.width_max > 0 ? shorten(shown, column.width_max) : shown;
}

std::vector<int> Table::widths() const {
  std::vector<int> widths(columns_.size());
  const auto widen = [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  };
  widen(header_);
  for (const Row& row : rows_) widen(row);
  return widths;
}

std::string Table::to_text(const Style& style) const {
  const std::vector<int> width = widths();
  std::string text;
  const auto add_line = [&](const Row& row, auto stress) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding = spaces(width[i] - display_width(row[i]));
      const bool right = columns_[i].align == Align::right;
      // The padding stays outside the stress: no underlined spaces.
      const std::string cell = row[i].empty() ? "" : stress(row[i]);
      line += (i == 0 ? "" : "  ") + (right ? padding + cell : cell + padding);
    }
    trim_end(line);
    text += line + "\n";
  };
  add_line(header_, [&](const std::string& cell) { return style.underlined_bold(cell); });
  for (const Row& row : rows_) add_line(row, [](const std::string& cell) { return cell; });
  return text;
}

}  // namespace sluice
