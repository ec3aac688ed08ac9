// SPDX-License-Identifier: Apache-2.0
// Records of a delimited text, byte by byte and without any memory of what was read before: what the quick
// reader is compared with.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/csv/record_reader.hpp"

namespace sluice::tests {

struct SlowRecord {
  std::vector<std::string> fields;
  std::uint32_t line = 0;
  std::string text;
  bool broken = false;
  bool operator==(const SlowRecord&) const = default;
};

class SlowSplitter {
 public:
  SlowSplitter(std::string_view text, const Dialect& dialect) : text_(text), dialect_(dialect) {}

  std::vector<SlowRecord> split() {
    std::vector<SlowRecord> records;
    for (std::size_t at = 0; at < text_.size();) {
      SlowRecord record;
      record.line = line_of(at);
      auto end = at;
      if (!take_fields(record, end)) {
        end = at;
        while (!is_line_end(end)) ++end;
        record.broken = true;
        record.fields = {std::string(text_.substr(at, end - at))};
      }
      record.text = text_.substr(at, end - at);
      const bool blank = !record.broken && record.fields.size() == 1
                         && record.fields[0].find_first_not_of(" \t") == std::string::npos;
      if (!blank) records.push_back(record);
      at = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return records;
  }

 private:
  bool is_line_end(std::size_t at) const {
    return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r';
  }
  bool is_quote(std::size_t at) const {
    return at < text_.size() && (text_[at] == '"' || text_[at] == dialect_.other_quote);
  }

  std::uint32_t line_of(std::size_t at) const {
    std::uint32_t line = 1;
    for (std::size_t i = 0; i < at; ++i)
      line += text_[i] == '\n' || (text_[i] == '\r' && text_.substr(i, 2) != "\r\n");
    return line;
  }

  void skip_blanks(std::size_t& at) const {
    while (at < text_.size() && text_[at] == ' ' && dialect_.delimiter != ' ') ++at;
  }

  bool take_fields(SlowRecord& record, std::size_t& at) const {
    for (;; ++at) {
      auto quote = at;
      skip_blanks(quote);
      if (is_quote(quote) && text_[quote] != dialect_.delimiter) {
        auto content = take_quoted(quote);
        if (!content) return false;
        at = quote;
        record.fields.push_back(*content);
      } else {
        auto end = at;
        while (!is_line_end(end) && text_[end] != dialect_.delimiter) ++end;
        record.fields.emplace_back(text_.substr(at, end - at));
        at = end;
      }
      if (at >= text_.size() || text_[at] != dialect_.delimiter) return true;
    }
  }

  std::optional<std::string> take_quoted(std::size_t& at) const {
    const char quote = text_[at];
    std::string content;
    const auto body = ++at;
    for (;; ++at) {
      if (at >= text_.size() || at - body >= quoted_field_max) return std::nullopt;
      if (text_[at] == quote && text_.substr(at + 1, 1) != std::string_view(&quote, 1)) break;
      content += text_[at];
      if (text_[at] == quote) ++at;
    }
    ++at;
    skip_blanks(at);
    if (!is_line_end(at) && text_[at] != dialect_.delimiter) return std::nullopt;
    return content;
  }

  std::string_view text_;
  Dialect dialect_;
};

inline std::vector<SlowRecord> split_slowly(std::string_view text, const Dialect& dialect) {
  return SlowSplitter(text, dialect).split();
}

}  // namespace sluice::tests
