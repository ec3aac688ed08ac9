// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// How a file's bytes stand for text.
enum class Encoding : std::uint8_t { utf8, utf8_bom, gb18030, utf16le, utf16be };

/// True if `bytes` are UTF-8 throughout: no overlong forms, no surrogates, nothing past U+10FFFF, no
/// character cut off at the end. O(size), 16 bytes a step through ASCII.
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// The encoding of a whole file's content: its byte-order mark decides; else UTF-8 if all of it is;
/// else GB18030 if all of it decodes as such and it is not UTF-8 with a few damaged characters (at
/// most one for four sound ones); else UTF-8, so that only the rows with bad bytes need be rejected.
/// O(size).
[[nodiscard]] Encoding detect_encoding(std::string_view bytes);

/// `bytes` as UTF-8, without a byte-order mark. Throws UnreadableInput naming the place (counted in
/// bytes from 0) of the first bytes that do not decode, or if the system has no such converter.
/// UTF-8 input is copied unchecked but for its mark: bad rows are the reader's to reject.
[[nodiscard]] std::string to_utf8(std::string_view bytes, Encoding encoding);

}  // namespace sluice
