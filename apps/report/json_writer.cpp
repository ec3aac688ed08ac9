// SPDX-License-Identifier: Apache-2.0
#include "apps/report/json_writer.hpp"

#include <fmt/format.h>
#include <rapidjson/writer.h>

#include <cassert>
#include <cmath>
#include <utility>

#include "apps/report/display_text.hpp"
#include "apps/report/output_file.hpp"

namespace sluice {
namespace {

constexpr std::size_t buffer_bytes = 1 << 16;

// Names follow RapidJSON's idea of an output stream.
class CheckedStream {
 public:
  using Ch = char;

  CheckedStream(std::FILE* stream, std::string name) : out_(stream, std::move(name)) {
    buffer_.reserve(buffer_bytes);
  }
  void Put(char c) {
    if (buffer_.size() == buffer_bytes) Flush();
    buffer_ += c;
  }
  void Flush() {
    out_.write(buffer_);
    buffer_.clear();
  }
  void commit() {
    Flush();
    out_.commit();
  }

 private:
  OutputFile out_;
  std::string buffer_;
};

void add_unit(std::string& out, char32_t utf16) {
  out += fmt::format("\\u{:04X}", static_cast<unsigned>(utf16));
}

void add_escape(std::string& out, char32_t c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  if (c < 0x10000) return add_unit(out, c);
  add_unit(out, 0xD800 + ((c - 0x10000) >> 10));
  add_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
}

}  // namespace

struct JsonWriter::Stream {
  Stream(std::FILE* file, std::string name) : bytes(file, std::move(name)), json(bytes) {}

  // Quoted here, not by RapidJSON: that passes invalid bytes and line separators through.
  void quote(std::string_view text) {
    quoted = '"';
    while (!text.empty()) {
      const CodePoint c = first_code_point(text);
      if (!c.valid) {
        quoted += "\uFFFD";
      } else if (c.value == '"' || c.value == '\\' || is_hidden(c.value)) {
        add_escape(quoted, c.value);
      } else {
        quoted += text.substr(0, c.bytes);
      }
      text.remove_prefix(c.bytes);
    }
    quoted += '"';
    json.RawValue(quoted.data(), quoted.size(), rapidjson::kStringType);
  }

  CheckedStream bytes;
  rapidjson::Writer<CheckedStream> json;
  std::string quoted;  // kept for its memory
};

JsonWriter::JsonWriter(std::FILE* stream, std::string name)
    : stream_(std::make_unique<Stream>(stream, std::move(name))) {}
JsonWriter::~JsonWriter() = default;

void JsonWriter::begin_object() { stream_->json.StartObject(); }
void JsonWriter::end_object() { stream_->json.EndObject(); }
void JsonWriter::begin_array() { stream_->json.StartArray(); }
void JsonWriter::end_array() { stream_->json.EndArray(); }
void JsonWriter::key(std::string_view name) { stream_->quote(name); }

void JsonWriter::string(std::string_view text) { stream_->quote(text); }
void JsonWriter::null() { stream_->json.Null(); }
void JsonWriter::boolean(bool truth) { stream_->json.Bool(truth); }
void JsonWriter::number(std::int64_t n) { stream_->json.Int64(n); }
void JsonWriter::number(std::uint64_t n) { stream_->json.Uint64(n); }
void JsonWriter::number(double n) {
  if (!std::isfinite(n)) return null();
  stream_->json.Double(n);
}
void JsonWriter::amount(Amount amount, int scale) { string(to_decimal(amount, scale)); }

void JsonWriter::amount(std::string_view name, Amount amount, int scale) {
  member(name, to_decimal(amount, scale));
}

void JsonWriter::amount(std::string_view name, std::optional<Amount> amount, int scale) {
  if (!amount) return member(name, nullptr);
  this->amount(name, *amount, scale);
}

void JsonWriter::seconds(std::string_view name, Duration duration) {
  constexpr std::int64_t second = 1'000'000'000;
  if (duration.ns % second == 0)
    member(name, duration.ns / second);
  else
    member(name, static_cast<double>(duration.ns) / static_cast<double>(second));
}

void JsonWriter::finish() {
  assert(stream_->json.IsComplete());
  stream_->bytes.Put('\n');
  stream_->bytes.commit();
}

}  // namespace sluice
