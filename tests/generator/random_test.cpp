// SPDX-License-Identifier: Apache-2.0
#include "generator/random.hpp"

#include <array>

#include "tests/support/catch.hpp"

using namespace sluice;

TEST_CASE("the first numbers of a stream are the same everywhere") {
  Random random(1, 2);
  CHECK(random.next() == 0xC2E0FC8AC7448715u);
  CHECK(random.next() == 0xF350C13D24CDAEA5u);
}

TEST_CASE("bounded numbers stay in bounds and reach both ends") {
  Random random(5, 0);
  std::array<int, 4> seen{};
  for (int i = 0; i < 400; ++i) ++seen.at(static_cast<std::size_t>(random.between(-1, 2) + 1));
  for (const auto count : seen) CHECK(count > 60);
  CHECK(random.between(9, 9) == 9);
}

TEST_CASE("spreads draw bands by weight; their mean is that of the draws") {
  const Spread spread{{3, 0, 0}, {1, 10, 20}, {0, 99, 99}};
  Random random(5, 1);
  std::int64_t sum = 0, zeros = 0;
  for (int i = 0; i < 40'000; ++i) {
    const auto drawn = random.draw(spread);
    CHECK((drawn == 0 || (drawn >= 10 && drawn <= 20)));
    sum += drawn;
    zeros += drawn == 0 ? 1 : 0;
  }
  CHECK(mean(spread) == 3);
  CHECK(mean({{1, 10, 20}}) == 15);
  CHECK(sum / 4'000 == 37);
  CHECK((zeros > 29'500 && zeros < 30'500));
}

TEST_CASE("a weighted table draws each position by its weight") {
  const std::vector<std::uint32_t> weights{0, 1, 7, 0, 92, 100};
  const WeightedTable table(weights);
  CHECK(table.total() == 200);
  Random random(5, 2);
  std::vector<std::int64_t> seen(weights.size());
  for (int i = 0; i < 200'000; ++i) ++seen.at(table.draw(random.next()));
  for (std::size_t i = 0; i < weights.size(); ++i) {
    CAPTURE(i);
    const auto expected = static_cast<std::int64_t>(weights[i]) * 1'000;
    CHECK(std::abs(seen[i] - expected) <= expected / 20 + (expected > 0 ? 100 : 0));
  }
}
