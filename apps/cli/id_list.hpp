// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The ids of one option value: separated by commas, white space around each trimmed, empty ones left out.
/// A comma that belongs to an id is written `\,`; any other backslash stays.
[[nodiscard]] std::vector<std::string> split_ids(std::string_view text);

/// All ids of the values of a repeatable option, in order.
[[nodiscard]] std::vector<std::string> split_ids(const std::vector<std::string>& texts);

/// One id as split_ids reads it back.
[[nodiscard]] std::string escape_id(std::string_view id);

}  // namespace sluice
