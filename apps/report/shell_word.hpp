// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace sluice {

/// The text as one word of a shell, so that the command it stands in can be copied, whatever the text says.
[[nodiscard]] std::string shell_word(std::string_view text);

}  // namespace sluice
