// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace sluice {

/// A text file being written through a large buffer under a temporary name (its own plus ".part").
/// It gets its own name from commit(); without that, the destructor removes it. Every failure throws
/// OutputFailed with path and reason.
class CsvOutput {
 public:
  explicit CsvOutput(std::string path);
  CsvOutput(const CsvOutput&) = delete;
  CsvOutput& operator=(const CsvOutput&) = delete;
  CsvOutput(CsvOutput&&) = delete;
  CsvOutput& operator=(CsvOutput&&) = delete;
  ~CsvOutput();

  /// The text that is not yet written: append to it, then call written().
  [[nodiscard]] std::string& text() { return text_; }
  /// To be called after each row: writes the buffer out when it is full.
  void written() {
    if (text_.size() >= buffer_bytes) flush();
  }

  /// Writes what is left and closes the file, still under its temporary name.
  void close();
  /// Gives the closed file its own name.
  void commit();
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  static constexpr std::size_t buffer_bytes = std::size_t{1} << 20;

  void flush();
  [[noreturn]] void fail(const char* what) const;

  std::string path_, part_path_, text_;
  std::FILE* file_ = nullptr;
  std::uint64_t bytes_ = 0;
  bool part_exists_ = false;
};

/// Appends a whole number.
void append_number(std::string& text, std::uint64_t number);
/// Appends an amount as a decimal with `digits` digits after the point.
void append_amount(std::string& text, std::int64_t minor, int digits);

}  // namespace sluice
