// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

using Sha256 = std::array<unsigned char, 32>;

/// O(bytes).
[[nodiscard]] Sha256 sha256_of(std::span<const std::byte> bytes);

/// "sha256:" and 64 hex digits.
[[nodiscard]] std::string to_text(const Sha256&);

/// The digest of a text's bytes, as above: what `sha256sum` prints of a file that holds nothing else.
[[nodiscard]] std::string sha256_text(std::string_view bytes);

}  // namespace sluice
