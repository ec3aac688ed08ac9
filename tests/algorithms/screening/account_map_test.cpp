// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/account_map.hpp"

#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("a map of accounts is empty again at once") {
  AccountMap<int> map(3);
  map[AccountNo(7)] = 1;
  map[AccountNo(15)] = 2;
  map[AccountNo(7)] += 10;
  CHECK(map.size() == 2);
  CHECK(map[AccountNo(7)] == 11);
  CHECK(map[AccountNo(15)] == 2);
  CHECK_FALSE(map.is_full());
  map[AccountNo(1)];
  map[AccountNo(2)];
  CHECK(map.is_full());
  map.clear();
  CHECK(map.size() == 0);
  CHECK(map[AccountNo(7)] == 0);
}

}  // namespace sluice
