// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The marks of a delimited file. Quotes follow RFC 4180: a field that begins with a quote ends at
/// the next quote that is not doubled, and may hold delimiters and line ends.
struct Dialect {
  char delimiter = ',';
  /// A second quote beside ", for files that use one.
  char other_quote = '"';
};

/// One record of a delimited file: its fields without their quotes.
struct Record {
  std::vector<std::string_view> fields;
  /// Fields behind the first fields_max ones: counted, not kept.
  std::size_t surplus = 0;
  /// Physical line on which it starts, from 1.
  std::uint32_t line = 0;
  /// Its bytes in the file without the line end.
  std::string_view text;
  /// A quoted field is not closed, or something follows its closing quote; the record is then its first
  /// physical line, and reading goes on after that.
  bool broken_quote = false;
};

/// Cuts text into records. Finds delimiters, line ends (LF, CR LF, CR) and quotes 64 bytes at a time. Any
/// bytes are read without fail; cost is linear in them.
class RecordReader {
 public:
  /// Reads text[begin..]; `line` is the physical line of `begin`. `text` must outlive the records.
  RecordReader(std::string_view text, Dialect dialect, std::size_t begin = 0, std::uint32_t line = 1);

  /// The next record that begins before `limit`, blank lines left out; false if there is none. Fields live
  /// until the next call.
  bool next(Record& record, std::size_t limit = std::string_view::npos);

  /// Where the next record will begin.
  std::size_t position() const { return position_; }
  /// The physical line of position().
  std::uint32_t line() const { return line_; }

 private:
  bool read_record(Record& record);
  void end_record(std::size_t end);
  std::size_t next_mark();
  void seek(std::size_t position);
  bool read_quoted(Record& record, std::size_t& at);
  void skip_broken(Record& record, std::size_t begin);
  bool is_doomed(const Record& record, std::size_t quote);
  std::string_view unquoted(std::string_view body, char quote);

  std::string_view text_;
  Dialect dialect_;
  std::size_t position_;
  std::uint32_t line_;
  // Marks of the 64 bytes from block_ on that are still to be visited.
  std::size_t block_ = 0;
  std::uint64_t marks_ = 0;
  std::deque<std::string> unescaped_;
  // What follows an opening quote does not depend on the record that it is read in. So the quotes that a
  // broken record opened behind its first line, which are read once more, need not be followed again: without
  // this, a hostile file would be read to its end from every line. Every 64 bytes one is noted.
  std::vector<std::size_t> opened_;
  std::set<std::size_t> doomed_;
};

/// Longest quoted field that is believed: a quote without its twin must not swallow a file.
constexpr std::size_t quoted_field_max = std::size_t{1} << 20;

/// Most fields of a record that are kept: more than any file has columns.
constexpr std::size_t fields_max = std::size_t{1} << 17;

}  // namespace sluice
