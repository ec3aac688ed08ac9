// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/values/time.hpp"

namespace sluice {

/// A whole number of minutes, of at most eight digits; nothing for any other text.
[[nodiscard]] std::optional<Duration> parse_minutes(std::string_view text);

/// The minutes that an option names. Throws InvalidQuery that names it where they are none, or fewer than
/// `least`.
[[nodiscard]] Duration read_minutes(const std::string& option, std::string_view text, int least = 0);

}  // namespace sluice
