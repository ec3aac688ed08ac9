// SPDX-License-Identifier: Apache-2.0
#include "loaders/text/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <utility>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", utf16le_mark = "\xFF\xFE", utf16be_mark = "\xFE\xFF";

/// The place of the first byte from `at` on that is not ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t tops = 0x8080'8080'8080'8080;
  std::array<std::uint64_t, 2> words{};
  for (; at + sizeof words <= bytes.size(); at += sizeof words) {
    std::memcpy(words.data(), bytes.data() + at, sizeof words);
    if (((words[0] | words[1]) & tops) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

/// Bytes of the UTF-8 character at `at`, which is not ASCII; 0 if there is none.
std::size_t wide_character(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at + i]));
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const auto left = bytes.size() - at;
  const auto lead = byte(0);
  if (lead >= 0xC2 && lead <= 0xDF) return left >= 2 && follows(1) ? 2 : 0;
  if ((lead & 0xF0) == 0xE0) {
    if (left < 3 || !follows(1) || !follows(2)) return 0;
    const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = lead == 0xED && byte(1) >= 0xA0;
    return overlong || surrogate ? 0 : 3;
  }
  if (lead < 0xF0 || lead > 0xF4 || left < 4 || !follows(1) || !follows(2) || !follows(3)) return 0;
  const bool overlong = lead == 0xF0 && byte(1) < 0x90;
  const bool past_unicode = lead == 0xF4 && byte(1) >= 0x90;
  return overlong || past_unicode ? 0 : 4;
}

/// True for UTF-8 with a few damaged characters. In GB18030 text only about every third pair happens
/// to look like a UTF-8 character.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t sound = 0, damaged = 0;
  for (auto at = skip_ascii(bytes, 0); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const auto size = wide_character(bytes, at);
    size > 0 ? ++sound : ++damaged;
    at += std::max<std::size_t>(size, 1);
  }
  return damaged <= sound / 4;
}

class Converter {
 public:
  explicit Converter(const char* from) : iconv_(iconv_open("UTF-8", from)) {}
  ~Converter() {
    if (usable()) iconv_close(iconv_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  [[nodiscard]] bool usable() const {
    return iconv_ != reinterpret_cast<iconv_t>(-1);  // NOLINT: iconv's own error value
  }

  /// Hands the text to `sink` piece by piece; the place of the first bad byte, or the size.
  template <class Sink>
  std::size_t convert(std::string_view bytes, Sink&& sink) {
    std::array<char, 1 << 14> piece;
    char* in = const_cast<char*>(bytes.data());  // iconv reads it only
    auto in_left = bytes.size();
    while (in_left > 0) {
      char* out = piece.data();
      auto out_left = piece.size();
      const auto done = iconv(iconv_, &in, &in_left, &out, &out_left);
      sink(std::string_view(piece.data(), piece.size() - out_left));
      if (done == static_cast<std::size_t>(-1) && errno != E2BIG) return bytes.size() - in_left;
    }
    return bytes.size();
  }

 private:
  iconv_t iconv_;
};

bool is_gb18030(std::string_view bytes) {
  Converter converter("GB18030");
  return converter.usable() && converter.convert(bytes, [](std::string_view) {}) == bytes.size();
}

/// The name that iconv knows and the one that people do.
std::pair<const char*, std::string> names_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf16le: return {"UTF-16LE", "UTF-16"};
    case Encoding::utf16be: return {"UTF-16BE", "UTF-16"};
    default: return {"GB18030", "GB18030"};
  }
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (auto at = skip_ascii(bytes, 0); at < bytes.size();) {
    const auto size = wide_character(bytes, at);
    if (size == 0) return false;
    at += size;
    // Wide characters come in runs: the next one is looked at before the ASCII loop starts again.
    if (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) at = skip_ascii(bytes, at);
  }
  return true;
}

Encoding detect_encoding(std::string_view bytes) {
  if (bytes.starts_with(utf8_mark)) return Encoding::utf8_bom;
  if (bytes.starts_with(utf16le_mark)) return Encoding::utf16le;
  if (bytes.starts_with(utf16be_mark)) return Encoding::utf16be;
  if (is_utf8(bytes) || is_damaged_utf8(bytes)) return Encoding::utf8;
  return is_gb18030(bytes) ? Encoding::gb18030 : Encoding::utf8;
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
  std::string text;
  if (encoding == Encoding::utf8 || encoding == Encoding::utf8_bom) {
    text = bytes;
  } else {
    const auto [converter_name, name] = names_of(encoding);
    Converter converter(converter_name);
    if (!converter.usable()) throw UnreadableInput("this system has no converter from " + name + " (iconv)");
    text.reserve(bytes.size() + bytes.size() / 4);
    const auto end = converter.convert(bytes, [&](std::string_view piece) { text += piece; });
    if (end != bytes.size())
      throw UnreadableInput("byte " + std::to_string(end) + " is not " + name + " text");
  }
  if (text.starts_with(utf8_mark)) text.erase(0, utf8_mark.size());
  return text;
}

}  // namespace sluice
