// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/gather_scatter.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"

namespace sluice {
namespace {

using tests::AskedShapes;

std::uint64_t find(const AskedShapes& asked, Progress& progress, const ShapeSink& sink) {
  return find_gather_scatters(asked.graph(), asked.question(), progress, sink);
}

}  // namespace

TEST_CASE("gather-scatters equal the oracle's") {
  constexpr std::uint64_t seeds = 3'000;
  CHECK(tests::compare_with_oracle(seeds, 1, find, oracle::gather_scatter) > seeds);
}

TEST_CASE("gather-scatters are the same for any number of threads, and a search for them can be stopped") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const AskedShapes asked(tests::repeated(tests::hub_ledger(seed), 1'500), {.degree_min = 2});
    tests::check_threads(asked, find);
  }
}

}  // namespace sluice
