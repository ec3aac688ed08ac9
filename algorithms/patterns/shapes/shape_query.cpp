// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/shapes/shape_query.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::array<std::string_view, shape_kind_count> names = {
    "fan-in", "fan-out", "gather-scatter", "scatter-gather", "cycle", "bipartite", "stack", "random-walk"};

}  // namespace

std::string_view to_text(ShapeKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<ShapeKind> parse_shape_kind(std::string_view text) {
  const auto* const found = std::ranges::find(names, text);
  if (found == names.end()) return std::nullopt;
  return static_cast<ShapeKind>(found - names.begin());
}

}  // namespace sluice
