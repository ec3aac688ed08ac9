// SPDX-License-Identifier: Apache-2.0
// Encodings: the quick check for UTF-8 agrees with a slow one; every conversion gives UTF-8 or says why not.
#include "loaders/text/encoding.hpp"

#include "engine/values/error.hpp"
#include "tests/fuzz/fuzzed.hpp"

using namespace sluice;

namespace {

/// The length of the character that begins at `at`, 0 if none does. As the standard's table of well-formed
/// byte sequences has it.
std::size_t character_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u;
  };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const auto lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF)
    return follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
  if (lead >= 0xF0 && lead <= 0xF4)
    return follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4
                                                                                                          : 0;
  return 0;
}

bool is_utf8_slowly(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto length = character_length(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::Input(data, size).rest();
  fuzz::require(is_utf8(bytes) == is_utf8_slowly(bytes));
  const auto detected = detect_encoding(bytes);
  for (const auto encoding : {detected, Encoding::gb18030, Encoding::utf16le, Encoding::utf16be}) {
    try {
      const auto text = to_utf8(bytes, encoding);
      const bool copied = encoding == Encoding::utf8 || encoding == Encoding::utf8_bom;
      fuzz::require(copied || is_utf8_slowly(text));
    } catch (const UnreadableInput& error) {
      fuzz::require(std::string_view(error.what()) != "");
    }
  }
  return 0;
}
