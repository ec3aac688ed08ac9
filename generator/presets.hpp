// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

/// The names under which behaviours are built in, "default" first.
[[nodiscard]] std::vector<std::string_view> preset_names();

/// The TOML text of a preset (that of examples/behaviours/NAME.toml), or nothing.
[[nodiscard]] std::optional<std::string_view> preset_text(std::string_view name);

}  // namespace sluice
