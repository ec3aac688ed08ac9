// SPDX-License-Identifier: Apache-2.0
#include "loaders/decode.hpp"

#include <atomic>

#include <fmt/format.h>

#include "engine/run/parallel.hpp"
#include "engine/values/error.hpp"
#include "loaders/csv/byte_marks.hpp"
#include "loaders/text/encoding.hpp"

namespace sluice {
namespace {

bool is_ascii(std::string_view text) {
  std::atomic<bool> ascii{true};
  for_chunks(text.size(), std::size_t{4} << 20, [&](std::size_t, std::size_t begin, std::size_t end) {
    std::uint64_t beyond = 0;
    for_each_block(text.data() + begin, end - begin,
                   [&](std::size_t, const ByteBlock& block) { beyond |= block.beyond_ascii(); });
    if (beyond != 0) ascii = false;
  });
  return ascii;
}

std::string decoded_text(const InputText& text, Encoding encoding) {
  try {
    return to_utf8(text.bytes, encoding);
  } catch (const UnreadableInput& error) {
    throw UnreadableInput(fmt::format("{}: cannot be read: {}", text.path, error.what()));
  }
}

}  // namespace

void decode(InputText& text, std::vector<std::string>& notes) {
  if (is_ascii(text.bytes)) return;
  const auto encoding = detect_encoding(text.bytes);
  if (encoding == Encoding::utf8) return;
  if (encoding == Encoding::utf8_bom) {
    text.bytes.remove_prefix(3);
    return;
  }
  const auto decoded = std::make_shared<std::string>(decoded_text(text, encoding));
  text.bytes = *decoded;
  text.owner = decoded;
  notes.push_back(
      fmt::format("{}: read as {}", text.name, encoding == Encoding::gb18030 ? "GB18030" : "UTF-16"));
}

}  // namespace sluice
