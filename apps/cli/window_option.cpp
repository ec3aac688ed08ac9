// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/window_option.hpp"

#include <fmt/format.h>

#include "engine/values/error.hpp"

namespace sluice {

Duration read_window(const std::string& option, const std::string& text) {
  const auto window = parse_duration(text);
  if (window && window->ns > 0) return *window;
  throw InvalidQuery(fmt::format(
      "{}: expected a duration above 0 and up to 106751d, such as 45m, 24h or 3d, found {}", option, text));
}

}  // namespace sluice
