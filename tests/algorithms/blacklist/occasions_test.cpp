// SPDX-License-Identifier: Apache-2.0
#include "algorithms/blacklist/occasions.hpp"

#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

TEST_CASE("a stretch ends where nothing happens for longer than the gap") {
  const auto graph = tests::TiedLedger()
                         .pays("T1", "a", "b", 0, 1)
                         .pays("T2", "a", "b", 24, 1)
                         .pays("T3", "a", "b", 24 * 8, 1)
                         .pays("T4", "a", "b", 24 * 15 + 1, 1)
                         .graph();
  const auto week = Duration::seconds(7 * 24 * 3600);
  const std::vector<TransferNo> all{TransferNo(0), TransferNo(1), TransferNo(2), TransferNo(2),
                                    TransferNo(3)};
  // T3 comes exactly 7 days after T2: one stretch. T4 comes 7 days and an hour after T3: another.
  CHECK(count_occasions(graph, all, week) == 2);
  CHECK(count_occasions(graph, std::span(all).first(4), week) == 1);
  CHECK(count_occasions(graph, {}, week) == 0);
  CHECK(count_occasions(graph, all, Duration(0)) == 4);
}

}  // namespace
}  // namespace sluice
