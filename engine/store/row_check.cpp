// SPDX-License-Identifier: Apache-2.0
#include "engine/store/row_check.hpp"

namespace sluice {

void require_texts(std::string_view column, const TextColumn& texts) {
  const auto& begins = texts.begins;
  if (begins.empty()) return require_size(column, texts.bytes.size(), 0);
  if (begins[0] != 0 || begins[begins.size() - 1] != texts.bytes.size())
    throw SnapshotDamage(fmt::format("{}: its texts do not fill its {} bytes", column, texts.bytes.size()));
  require_rows(column, texts.size(), "a text that ends where or after it begins",
               [&](std::size_t row) { return begins[row] <= begins[row + 1]; });
}

void require_ascending_texts(std::string_view column, const TextColumn& texts) {
  require_rows(column, texts.size(), "a text that follows the one before it by bytes",
               [&](std::size_t row) { return row == 0 || texts[row - 1] < texts[row]; });
}

}  // namespace sluice
