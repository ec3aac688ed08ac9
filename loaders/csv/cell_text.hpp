// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "loaders/csv/column_plan.hpp"
#include "loaders/text/trim.hpp"

namespace sluice {

/// A column's text in a record: one field as it is, or several joined, empty where they all are. `joined` is
/// scratch space.
inline std::string_view cell_text(const Record& record, std::span<const std::uint32_t> places, char joint,
                                  std::string& joined) {
  if (places.size() == 1) return record.fields[places[0]];
  joined.clear();
  bool is_empty = true;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto part = trim(record.fields[places[i]]);
    is_empty &= part.empty();
    if (i > 0) joined += joint;
    joined += part;
  }
  return is_empty ? std::string_view() : joined;
}

/// A text that goes into a report: at most 4,096 bytes of it, cut between characters.
[[nodiscard]] inline std::string excerpt(std::string_view text) {
  constexpr std::size_t most = 4096;
  if (text.size() <= most) return std::string(text);
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "… (" + std::to_string(text.size()) + " bytes)";
}

}  // namespace sluice
