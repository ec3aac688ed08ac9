// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace sluice {

/// Longest slug, in characters, all of them ASCII.
constexpr std::size_t slug_length_max = 40;

/// The part of a file name that tells an institution: lower-case ASCII letters and digits of its
/// name, one '-' for whatever lies between them. Never empty and never a name that a file system
/// reserves, so it is safe whatever the institution calls itself. A name without an ASCII letter or
/// digit gives `institution-` and 8 hexadecimal digits of its hash, the same in every run; an empty
/// one `unknown-institution`. Different names may share a slug. Time: linear.
[[nodiscard]] std::string institution_slug(std::string_view name);

}  // namespace sluice
