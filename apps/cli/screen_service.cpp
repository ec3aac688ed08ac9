// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/screen_service.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "apps/report/screen_json.hpp"
#include "engine/values/error.hpp"
#include "loaders/text/trim.hpp"

namespace sluice {
namespace {

void write_id(const RequestId& id, JsonWriter& json) {
  if (const auto* text = std::get_if<std::string>(&id)) json.member("id", *text);
  if (const auto* number = std::get_if<std::int64_t>(&id)) json.member("id", *number);
}

void write_error(const RequestId& id, std::string_view error, std::FILE* out) {
  JsonWriter json(out);
  json.begin_object();
  write_id(id, json);
  json.member("error", error);
  json.end_object();
  json.finish();
}

}  // namespace

/// Takes what has arrived, waiting for something; false at the end.
bool RequestLines::fill() {
  std::array<char, 1 << 16> bytes;
  for (;;) {
    progress_.check();
    const auto count = ::read(descriptor_, bytes.data(), bytes.size());
    if (count > 0) {
      buffer_.erase(0, std::exchange(at_, 0));
      buffer_.append(bytes.data(), static_cast<std::size_t>(count));
      return true;
    }
    if (count == 0) return false;
    if (errno != EINTR) throw UnreadableInput(fmt::format("standard input: {}", std::strerror(errno)));
  }
}

std::optional<RequestLines::Line> RequestLines::next() {
  bool is_too_long = false;
  // Where the search for the line's end goes on.
  auto searched = at_;
  for (;;) {
    const auto end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      Line line{buffer_.substr(at_, end - at_), is_too_long || end - at_ > request_bytes_max};
      at_ = end + 1;
      if (line.is_too_long) line.text.clear();
      return line;
    }
    if (buffer_.size() - at_ > request_bytes_max) {
      is_too_long = true;
      buffer_.clear();
      at_ = 0;
    }
    searched = buffer_.size() - at_;
    if (fill()) continue;
    if (at_ == buffer_.size() && !is_too_long) return std::nullopt;
    Line line{is_too_long ? std::string() : buffer_.substr(at_), is_too_long};
    at_ = buffer_.size();
    return line;
  }
}

ScreenService::ScreenService(ScreenDesk& desk, const ScreenParts& parts, std::string ledger)
    : desk_(desk), parts_(parts), ledger_(std::move(ledger)) {}

void ScreenService::answer(const RequestLines::Line& line, std::FILE* out) const {
  if (line.is_too_long)
    return write_error({}, fmt::format("expected a line of at most {} bytes", request_bytes_max), out);
  const auto read = read_request(line.text);
  if (!read.error.empty()) return write_error(read.id, read.error, out);
  ScreenAnswer answer;
  try {
    answer = desk_.answer(read.request);
  } catch (const InvalidQuery& error) {
    return write_error(read.id, error.what(), out);
  }
  JsonWriter json(out);
  json.begin_object();
  write_id(read.id, json);
  write_screen_members(answer, parts_, ledger_, json);
  json.end_object();
  json.finish();
}

void ScreenService::run(RequestLines& lines, std::FILE* out) const {
  while (const auto line = lines.next())
    if (line->is_too_long || !trim(line->text).empty()) answer(*line, out);
}

}  // namespace sluice
