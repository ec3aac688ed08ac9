// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "algorithms/trace/boundary.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// The laundering shapes that are searched for.
enum class ShapeKind : std::uint8_t {
  fan_in,
  fan_out,
  gather_scatter,
  scatter_gather,
  cycle,
  bipartite,
  stack,
  random_walk
};
constexpr std::size_t shape_kind_count = 8;

/// "fan-in", …
[[nodiscard]] std::string_view to_text(ShapeKind);
[[nodiscard]] std::optional<ShapeKind> parse_shape_kind(std::string_view text);

/// What counts as a shape. Shapes are over accounts, whatever the currency; amounts are not added.
struct ShapeQuery {
  /// From the first transfer of a shape to its last.
  Duration window = Duration::seconds(24 * 3600);
  /// Fewest payers of a fan-in, payees of a fan-out, middles of a scatter-gather.
  std::size_t degree_min = 5;
  /// Shortest and longest cycle, in transfers.
  std::size_t length_min = 3, length_max = 6;
  /// Smaller transfers are dropped before anything else; by currency, empty for none.
  std::vector<Amount> amount_min;
  /// Which accounts are outside, for bipartite shapes and random walks.
  BoundaryOptions boundary;
  /// So many instances of a kind are passed on at most, the first ones; all are counted.
  std::uint64_t instances_max = ~std::uint64_t{0};
  /// Only cycles through both accounts.
  std::optional<std::pair<AccountNo, AccountNo>> through;
};

/// The longest cycles that can be asked for.
constexpr std::size_t cycle_length_limit = 16;

/// One instance of a shape. What its accounts are depends on its kind.
struct Shape {
  std::vector<AccountNo> accounts;
  /// Ascending.
  std::vector<TransferNo> transfers;
  /// From 0 to 1, how well it fits; for kinds that are not counted exactly.
  std::optional<double> score = std::nullopt;
  bool operator==(const Shape&) const = default;
};

/// Takes the instances one after another, always in the same order; what it throws ends the search.
using ShapeSink = std::function<void(const Shape&)>;

[[nodiscard]] inline Amount floor_of(const ShapeQuery& query, CurrencyNo currency) {
  return query.amount_min.empty() ? Amount(1) : query.amount_min[currency.value];
}

}  // namespace sluice
