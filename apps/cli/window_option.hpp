// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "engine/values/time.hpp"

namespace sluice {

/// The span of time that an option names, above 0. Throws InvalidQuery that names the option.
[[nodiscard]] Duration read_window(const std::string& option, const std::string& text);

}  // namespace sluice
