// SPDX-License-Identifier: Apache-2.0
#include "engine/run/disjoint_sets.hpp"

#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("joined numbers have one name, the smallest of them, in whatever order they were joined") {
  DisjointSets sets(6);
  sets.join(5, 3);
  sets.join(3, 4);
  sets.join(1, 5);
  CHECK(sets.find(4) == 1);
  CHECK(sets.find(5) == 1);
  CHECK(sets.find(3) == 1);
  CHECK(sets.find(0) == 0);
  CHECK(sets.find(2) == 2);
  sets.join(4, 1);
  CHECK(sets.find(4) == 1);
}

}  // namespace sluice
