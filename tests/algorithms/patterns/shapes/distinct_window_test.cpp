// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/shapes/distinct_window.hpp"

#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

void check(const DistinctWindow& window, const std::vector<Flow>& flows) {
  std::set<AccountNo> seen;
  for (auto i = window.begin(); i < window.end(); ++i)
    CHECK(window.is_first(i) == seen.insert(flows[i].counterparty).second);
  CHECK(window.distinct() == seen.size());
}

}  // namespace

TEST_CASE("a moving stretch knows how many counterparties it has") {
  oracle::RandomNumbers random(1);
  DistinctWindow window;
  for (int round = 0; round < 500; ++round) {
    std::vector<Flow> flows;
    const auto counterparties = random.between(1, 6), size = random.between(0, 30);
    for (std::int64_t i = 0; i < size; ++i)
      flows.push_back({TransferNo(static_cast<std::uint32_t>(2 * i)),
                       AccountNo(static_cast<std::uint32_t>(random.between(1, counterparties)))});
    // One window for one account after another.
    window.reset(flows);
    check(window, flows);
    while (window.begin() < flows.size()) {
      if (window.end() < flows.size() && (window.begin() == window.end() || random.chance(60)))
        window.grow();
      else
        window.shrink();
      check(window, flows);
    }
    CHECK(window.end() == flows.size());
  }
}

}  // namespace sluice
