// SPDX-License-Identifier: Apache-2.0
#include "apps/report/html_table.hpp"

#include <stdexcept>

#include "apps/report/display_text.hpp"

namespace sluice {
namespace {

/// Ids of usual length are not broken.
constexpr int short_id_max = 20;

std::string class_of(HtmlTable::Cell cell, const std::string& text) {
  switch (cell) {
    case HtmlTable::Cell::id: return display_width(text) <= short_id_max ? "id short" : "id";
    case HtmlTable::Cell::number: return "number";
    case HtmlTable::Cell::whole: return "whole";
    case HtmlTable::Cell::text: break;
  }
  return {};
}

void write_cell(HtmlTable::Cell cell, const std::string& text, HtmlWriter& html) {
  const auto name = class_of(cell, text);
  name.empty() ? html.open("td") : html.open("td", {{"class", name}});
  const bool is_ours = cell == HtmlTable::Cell::number || cell == HtmlTable::Cell::whole;
  if (!text.empty()) is_ours ? html.text(text) : html.element("bdi", text);
  html.close();
}

void write_headers(const HtmlTable& table, HtmlWriter& html) {
  html.open("thead");
  html.open("tr");
  for (const auto& column : table.columns) {
    const bool right = column.cell == HtmlTable::Cell::number;
    html.element("th", column.header, {{"scope", "col"}, {"class", right ? "number" : "text"}});
  }
  html.close();
  html.close();
}

}  // namespace

void write_table(const HtmlTable& table, HtmlWriter& html) {
  html.open("div", {{"class", "scroll"}});
  html.open("table");
  if (!table.caption.empty()) html.element("caption", table.caption);
  write_headers(table, html);
  html.open("tbody");
  for (const auto& row : table.rows) {
    if (row.size() != table.columns.size()) throw std::logic_error("a row has not one cell per column");
    html.open("tr");
    for (std::size_t i = 0; i < row.size(); ++i) write_cell(table.columns[i].cell, row[i], html);
    html.close();
  }
  html.close();
  html.close();
  html.close();
}

}  // namespace sluice
