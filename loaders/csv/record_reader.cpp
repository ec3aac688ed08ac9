// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/record_reader.hpp"

#include <algorithm>
#include <bit>

#include "loaders/csv/byte_marks.hpp"

namespace sluice {
namespace {

constexpr std::size_t noted_distance = 64;

void add_field(Record& record, std::string_view field) {
  if (record.fields.size() < fields_max)
    record.fields.push_back(field);
  else
    ++record.surplus;
}

}  // namespace

RecordReader::RecordReader(std::string_view text, Dialect dialect, std::size_t begin, std::uint32_t line)
    : text_(text), dialect_(dialect), position_(begin), line_(line) {
  seek(begin);
}

bool RecordReader::next(Record& record, std::size_t limit) {
  while (position_ < std::min(limit, text_.size())) {
    if (!read_record(record)) continue;
    const auto blank = [](std::string_view field) { return field.find_first_not_of(" \t") == field.npos; };
    if (record.fields.size() != 1 || !blank(record.fields[0]) || record.broken_quote) return true;
  }
  return false;
}

/// False where nothing but a line end stood there.
bool RecordReader::read_record(Record& record) {
  record.fields.clear();
  record.surplus = 0;
  record.line = line_;
  record.broken_quote = false;
  unescaped_.clear();
  opened_.clear();
  const auto begin = position_;
  bool may_open = true;
  for (auto field = begin;;) {
    const auto at = next_mark();
    const char mark = at < text_.size() ? text_[at] : '\n';
    if (mark == dialect_.delimiter) {
      add_field(record, text_.substr(field, at - field));
      field = at + 1;
      may_open = true;
    } else if (mark == '\n' || mark == '\r') {
      add_field(record, text_.substr(field, at - field));
      record.text = text_.substr(begin, at - begin);
      end_record(at);
      return at > begin;
    } else if (may_open && text_.find_first_not_of(' ', field) != at) {
      // A quote opens a quoted field only where the field begins.
      may_open = false;
    } else if (may_open) {
      auto after = at;
      if (is_doomed(record, at) || !read_quoted(record, after)) {
        skip_broken(record, begin);
        return true;
      }
      if (after == text_.size() || text_[after] != dialect_.delimiter) {
        record.text = text_.substr(begin, after - begin);
        end_record(after);
        return true;
      }
      seek(field = after + 1);
    }
  }
}

/// Steps over the line end at `end`.
void RecordReader::end_record(std::size_t end) {
  auto after = std::min(end + 1, text_.size());
  if (end < text_.size() && text_[end] == '\r' && after < text_.size() && text_[after] == '\n') ++after;
  ++line_;
  // The block's marks up to here have been visited, so they only need to be dropped.
  if (after - block_ < 64) {
    marks_ &= ~std::uint64_t{0} << (after - block_);
    position_ = after;
  } else {
    seek(after);
  }
}

/// The next delimiter, line end or quote; text_.size() if there is none.
std::size_t RecordReader::next_mark() {
  while (marks_ == 0) {
    block_ += 64;
    if (block_ >= text_.size()) return text_.size();
    seek(block_);
  }
  const auto at = block_ + static_cast<std::size_t>(std::countr_zero(marks_));
  marks_ &= marks_ - 1;
  return at;
}

/// Goes on reading at `position`.
void RecordReader::seek(std::size_t position) {
  position_ = block_ = position;
  marks_ = 0;
  if (position >= text_.size()) return;
  const auto find = [&](const ByteBlock& block) {
    auto marks = block.places_of(dialect_.delimiter) | block.places_of('\n') | block.places_of('\r')
                 | block.places_of('"');
    if (dialect_.other_quote != '"') marks |= block.places_of(dialect_.other_quote);
    return marks;
  };
  if (text_.size() - position >= 64) {
    marks_ = find(ByteBlock(text_.data() + position));
    return;
  }
  char last[64] = {};
  std::memcpy(last, text_.data() + position, text_.size() - position);
  marks_ = find(ByteBlock(last)) & (~std::uint64_t{0} >> (64 - (text_.size() - position)));
}

/// Reads the quoted field that opens at `at`, and leaves `at` behind its closing quote and blanks. False
/// if it is not closed, or something else follows.
bool RecordReader::read_quoted(Record& record, std::size_t& at) {
  const char quote = text_[at];
  const auto body = at + 1;
  const auto believed = text_.substr(0, body + quoted_field_max);
  auto close = body;
  bool doubled = false;
  for (;; close += 2) {
    close = believed.find(quote, close);
    if (close == believed.npos) return false;
    if (close + 1 == text_.size() || text_[close + 1] != quote) break;
    doubled = true;
  }
  const auto content = text_.substr(body, close - body);
  const bool kept = record.fields.size() < fields_max;
  add_field(record, doubled && kept ? unquoted(content, quote) : content);
  at = close + 1;
  while (at < text_.size() && text_[at] == ' ' && dialect_.delimiter != ' ') ++at;
  if (at < text_.size() && text_[at] != '\n' && text_[at] != '\r' && text_[at] != dialect_.delimiter)
    return false;
  for (auto i = body; i < close; ++i) line_ += text_[i] == '\n' || (text_[i] == '\r' && text_[i + 1] != '\n');
  return true;
}

/// Whether the quote that opens here is known to lead to a broken one; notes that it was opened.
bool RecordReader::is_doomed(const Record& record, std::size_t quote) {
  if (!doomed_.empty() && doomed_.contains(quote)) return true;
  const bool is_read_again = line_ != record.line;
  if (is_read_again && (opened_.empty() || quote - opened_.back() >= noted_distance))
    opened_.push_back(quote);
  return false;
}

/// The record is its first physical line.
void RecordReader::skip_broken(Record& record, std::size_t begin) {
  const auto end = std::min(text_.find_first_of("\r\n", begin), text_.size());
  line_ = record.line;
  record.broken_quote = true;
  record.text = text_.substr(begin, end - begin);
  record.fields.assign(1, record.text);
  record.surplus = 0;
  doomed_.erase(doomed_.begin(), doomed_.lower_bound(end));
  doomed_.insert(opened_.begin(), opened_.end());
  seek(end);
  end_record(end);
}

std::string_view RecordReader::unquoted(std::string_view body, char quote) {
  auto& text = unescaped_.emplace_back();
  for (std::size_t i = 0; i < body.size(); ++i) {
    text += body[i];
    if (body[i] == quote) ++i;
  }
  return text;
}

}  // namespace sluice
