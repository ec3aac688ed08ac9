// SPDX-License-Identifier: Apache-2.0
#include "apps/report/shorten_id.hpp"

#include <algorithm>

#include "apps/report/display_text.hpp"

namespace sluice {

std::string shorten_id(std::string_view utf8, int width_max) {
  if (display_width(utf8) <= width_max) return std::string(utf8);
  const auto tail_max = std::max(0, (width_max - 1) / 2);
  // The longest end that fits begins at a character.
  std::size_t tail = 0;
  while (tail < utf8.size() && display_width(utf8.substr(tail)) > tail_max)
    tail += first_code_point(utf8.substr(tail)).bytes;
  const auto end = utf8.substr(tail);
  return shorten(utf8, width_max - display_width(end)) + std::string(end);
}

}  // namespace sluice
