// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

#include "apps/report/output_file.hpp"
#include "engine/values/amount.hpp"

namespace sluice {

/// Writes comma-separated rows, quoted as RFC 4180 says, lines ended by '\n'. Text that a
/// spreadsheet would run as a formula gets a leading apostrophe; the loaders take it off again.
/// All members throw OutputFailed with the name and the reason.
class CsvWriter {
 public:
  /// The file appears under `path` when finish() has succeeded, or not at all.
  explicit CsvWriter(const std::filesystem::path& path);
  /// Writes to a stream that the caller keeps; `name` is for messages.
  CsvWriter(std::FILE* stream, std::string name);

  /// A cell of text from outside: ids, names, places. If it begins with = + - @ (also in
  /// their full-width forms), a tab or a line break, it gets a leading apostrophe.
  CsvWriter& cell(std::string_view text);
  CsvWriter& empty_cell();

  // Numbers of our own: no apostrophe, so a negative amount stays a number.
  CsvWriter& number(std::int64_t);
  CsvWriter& number(std::uint64_t);
  CsvWriter& number(int n) { return number(static_cast<std::int64_t>(n)); }
  CsvWriter& number(unsigned n) { return number(static_cast<std::uint64_t>(n)); }
  CsvWriter& amount(Amount, int scale);

  void end_row();
  /// A row of texts, as a header is.
  void text_row(std::initializer_list<std::string_view> cells);
  /// Completes the file. No row may follow.
  void finish();

 private:
  CsvWriter& verbatim(std::string_view text);

  OutputFile out_;
  std::string row_;
  bool row_begun_ = false;
};

}  // namespace sluice
