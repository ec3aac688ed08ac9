// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace sluice {

/// An id cut to at most `width_max` columns by leaving out its middle: "6217…1674". Ids of one bank begin
/// alike, so the end tells more than the middle. Never divides a character.
[[nodiscard]] std::string shorten_id(std::string_view utf8, int width_max);

}  // namespace sluice
