// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/shapes/shape_query.hpp"

#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("kinds of shapes are read as they are written") {
  const std::vector<std::string> names = {"fan-in", "fan-out",   "gather-scatter", "scatter-gather",
                                          "cycle",  "bipartite", "stack",          "random-walk"};
  REQUIRE(names.size() == shape_kind_count);
  for (std::size_t i = 0; i < shape_kind_count; ++i) {
    const auto kind = static_cast<ShapeKind>(i);
    CHECK(to_text(kind) == names[i]);
    CHECK(parse_shape_kind(names[i]) == kind);
  }
  for (const auto* other : {"", "fan", "fan_in", "Fan-in", "fan-in ", "cycles"})
    CHECK(!parse_shape_kind(other));
}

TEST_CASE("a floor is its currency's; without floors every transfer counts") {
  ShapeQuery query;
  CHECK(floor_of(query, CurrencyNo(3)) <= Amount(1));
  query.amount_min = {Amount(0), Amount(500)};
  CHECK(floor_of(query, CurrencyNo(0)) <= Amount(1));
  CHECK(floor_of(query, CurrencyNo(1)) == Amount(500));
}

TEST_CASE("what is asked for where nothing is said") {
  const ShapeQuery query;
  CHECK(query.window == Duration::seconds(86'400));
  CHECK(query.degree_min == 5);
  CHECK(query.length_min == 3);
  CHECK(query.length_max == 6);
}

}  // namespace sluice
