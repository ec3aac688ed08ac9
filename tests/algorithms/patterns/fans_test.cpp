// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/fans.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"

namespace sluice {
namespace {

using tests::AskedShapes;

std::uint64_t find_in(const AskedShapes& asked, Progress& progress, const ShapeSink& sink) {
  return find_fans(asked.graph(), asked.question(), FanSide::in, progress, sink);
}
std::uint64_t find_out(const AskedShapes& asked, Progress& progress, const ShapeSink& sink) {
  return find_fans(asked.graph(), asked.question(), FanSide::out, progress, sink);
}

constexpr std::uint64_t seeds = 4'000;

}  // namespace

TEST_CASE("fan-ins equal the oracle's") {
  CHECK(tests::compare_with_oracle(seeds, 1, find_in, oracle::fan_in) > seeds);
}

TEST_CASE("fan-outs equal the oracle's") {
  CHECK(tests::compare_with_oracle(seeds, 1, find_out, oracle::fan_out) > seeds);
}

TEST_CASE("fans are the same for any number of threads, and a search for them can be stopped") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const AskedShapes asked(tests::repeated(tests::hub_ledger(seed), 1'500), {.degree_min = 2});
    tests::check_threads(asked, find_in);
    tests::check_threads(asked, find_out);
  }
}

TEST_CASE("no more instances are passed on than are wanted, and all are counted") {
  AskedShapes asked(tests::repeated(tests::hub_ledger(2), 1'500), {.degree_min = 2});
  const auto all = tests::instances(asked, find_in);
  REQUIRE(all.size() > 10);
  asked.question().instances_max = 10;
  for (const std::size_t threads : {1u, 8u})
    with_threads(threads, [&] {
      Progress progress;
      std::vector<oracle::Shape> first;
      const auto take = [&](const Shape& shape) { first.push_back(asked.in_words(shape)); };
      CHECK(find_in(asked, progress, take) == all.size());
      CHECK((first == std::vector<oracle::Shape>(all.begin(), all.begin() + 10)));
    });
}

}  // namespace sluice
