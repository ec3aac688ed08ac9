// SPDX-License-Identifier: Apache-2.0
#include "apps/report/csv_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Full-width = + - @ too: spreadsheets set to Chinese or Japanese read them as the plain ones.
constexpr std::array<std::string_view, 11> formula_starts = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

bool begins_formula(std::string_view text) {
  return std::ranges::any_of(formula_starts, [&](std::string_view start) { return text.starts_with(start); });
}

// More than RFC 4180 asks for: spaces at the ends, which readers trim, the semicolons and tabs at
// which some divide, and a byte order mark, which is lost at the start of a file.
bool needs_quotes(std::string_view text) {
  if (text.empty()) return false;
  return text.find_first_of(",\"\r\n;\t") != std::string_view::npos || text.front() == ' '
         || text.back() == ' ' || text.starts_with(byte_order_mark);
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

CsvWriter::CsvWriter(const std::filesystem::path& path) : out_(path) {}
CsvWriter::CsvWriter(std::FILE* stream, std::string name) : out_(stream, std::move(name)) {}

CsvWriter& CsvWriter::cell(std::string_view text) {
  if (!begins_formula(text)) return verbatim(needs_quotes(text) ? in_quotes(text) : std::string(text));
  const std::string harmless = fmt::format("'{}", text);
  return verbatim(needs_quotes(harmless) ? in_quotes(harmless) : harmless);
}

CsvWriter& CsvWriter::empty_cell() { return verbatim(""); }
CsvWriter& CsvWriter::number(std::int64_t n) { return verbatim(std::to_string(n)); }
CsvWriter& CsvWriter::number(std::uint64_t n) { return verbatim(std::to_string(n)); }
CsvWriter& CsvWriter::amount(Amount amount, int scale) { return verbatim(to_decimal(amount, scale)); }

void CsvWriter::end_row() {
  // A row of one empty cell would be an empty line, which readers skip.
  if (row_begun_ && row_.empty()) row_ = "\"\"";
  row_ += '\n';
  out_.write(row_);
  row_.clear();
  row_begun_ = false;
}

void CsvWriter::text_row(std::initializer_list<std::string_view> cells) {
  for (const std::string_view text : cells) cell(text);
  end_row();
}

void CsvWriter::finish() { out_.commit(); }

CsvWriter& CsvWriter::verbatim(std::string_view text) {
  if (row_begun_) row_ += ',';
  row_begun_ = true;
  row_ += text;
  return *this;
}

}  // namespace sluice
