// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// The known word that a mistyped one most likely means, or "" where none is near: at most a third of its
/// letters differ (inserted, left out, exchanged, or two neighbours swapped), or it begins a known one. Ties
/// go to the earlier word.
[[nodiscard]] std::string nearest_word(std::string_view word, std::span<const std::string> known);

}  // namespace sluice
