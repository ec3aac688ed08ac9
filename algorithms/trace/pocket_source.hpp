// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <functional>

#include "engine/values/numbers.hpp"

namespace sluice {

/// The money of one source in one pocket.
struct PocketSource {
  PocketNo pocket;
  SourceNo source;
  bool operator==(const PocketSource&) const = default;
};

}  // namespace sluice

template <>
struct std::hash<sluice::PocketSource> {
  std::size_t operator()(sluice::PocketSource key) const noexcept {
    const auto mixed =
        (std::uint64_t{key.pocket.value} << 32 | key.source.value) * std::uint64_t{0x9E3779B97F4A7C15};
    return static_cast<std::size_t>(mixed ^ mixed >> 32);
  }
};
