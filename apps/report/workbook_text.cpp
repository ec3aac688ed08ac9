// SPDX-License-Identifier: Apache-2.0
#include "apps/report/workbook_text.hpp"

#include <algorithm>
#include <utility>

#include "apps/report/display_text.hpp"

namespace sluice {
namespace {

using Sheet = InstitutionRequest::Sheet;

constexpr std::string_view ellipsis = "…";
constexpr char32_t last_of_one_unit = 0xFFFF;
// An escape has at most four characters for each byte.
constexpr std::size_t growth_max = 4;

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// The format's own escape of a character by its number: _xHHHH_.
bool begins_escape(std::string_view text) {
  constexpr std::size_t digits = 4, length = digits + 3;
  return text.size() >= length && text.starts_with("_x") && text[length - 1] == '_'
         && std::ranges::all_of(text.substr(2, digits), is_hexadecimal);
}

// Its underscore as an escape: the rest is then plain text.
std::string without_escapes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_escape(text.substr(i)))
      out += "_x005F_";
    else
      out += text[i];
  }
  return out;
}

std::size_t units_of(CodePoint c) { return c.value > last_of_one_unit ? 2 : 1; }

// Bytes of the longest beginning that has at most so many units.
std::size_t fitting_bytes(std::string_view text, std::size_t units_max) {
  std::size_t bytes = 0, units = 0;
  while (bytes < text.size()) {
    const CodePoint c = first_code_point(text.substr(bytes));
    units += units_of(c);
    if (units > units_max) break;
    bytes += c.bytes;
  }
  return bytes;
}

}  // namespace

WorkbookText workbook_text(std::string_view text, std::size_t units_max) {
  std::string shown = without_escapes(escape_for_terminal(text));
  if (shown.size() <= units_max || fitting_bytes(shown, units_max) == shown.size())
    return {std::move(shown), false};
  shown.resize(fitting_bytes(shown, units_max - 1));
  return {shown.append(ellipsis), true};
}

std::size_t count_cut_texts(const InstitutionRequest& request, const Sheet& sheet, std::size_t units_max) {
  std::size_t count = 0;
  const auto add = [&](std::string_view text) {
    if (text.size() > units_max / growth_max && workbook_text(text, units_max).cut) ++count;
  };
  add(request.title);
  add(request.institution);
  for (const auto& [label, text] : request.facts) {
    add(label);
    add(text);
  }
  for (const auto& column : sheet.columns) add(column.header);
  for (const auto& row : sheet.rows) std::ranges::for_each(row, add);
  return count;
}

std::vector<int> column_widths(const InstitutionRequest& request, const Sheet& sheet, int least, int most) {
  std::vector<int> widths(sheet.columns.size(), least);
  const auto widen = [&](std::size_t column, std::string_view text) {
    // Far longer texts than a column shows need no counting.
    const std::string_view seen = text.substr(0, static_cast<std::size_t>(most) * growth_max);
    widths[column] = std::clamp(display_width(seen), widths[column], most);
  };
  if (!widths.empty()) {
    widen(0, "institution");
    for (const auto& fact : request.facts) widen(0, fact.first);
  }
  for (std::size_t i = 0; i < widths.size(); ++i) widen(i, sheet.columns[i].header);
  for (const auto& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widen(i, row[i]);
  }
  return widths;
}

}  // namespace sluice
