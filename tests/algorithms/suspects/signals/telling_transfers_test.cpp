// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/telling_transfers.hpp"

#include "tests/support/catch.hpp"

namespace sluice {

TEST_CASE("the heaviest are taken, of equal weight the earlier, ascending and once") {
  TellingTransfers telling;
  telling.add(TransferNo(9), 2);
  telling.add(TransferNo(4), 1);
  telling.add(TransferNo(7), 5);
  telling.add(TransferNo(3), 1);
  CHECK(telling.take(3) == std::vector{TransferNo(3), TransferNo(7), TransferNo(9)});
  CHECK(telling.take(3).empty());
  telling.add(TransferNo(1));
  telling.add(TransferNo(1));
  CHECK(telling.take(5) == std::vector{TransferNo(1)});
  telling.add(TransferNo(1));
  CHECK(telling.take(0).empty());
}

}  // namespace sluice
