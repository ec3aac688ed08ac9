// SPDX-License-Identifier: Apache-2.0
#include "engine/build/sort_entries.hpp"

#include <algorithm>

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

void check_sorted(const std::vector<std::vector<std::uint64_t>>& lists) {
  std::vector<Array<std::uint64_t>> arrays;
  std::vector<std::uint64_t> expected;
  for (const auto& list : lists) {
    arrays.emplace_back().append(list.data(), list.size());
    expected.insert(expected.end(), list.begin(), list.end());
  }
  std::ranges::sort(expected);
  const auto sorted = sort_entries(std::move(arrays));
  REQUIRE(std::vector<std::uint64_t>(sorted.begin(), sorted.end()) == expected);
}

TEST_CASE("entries of all lists come out ascending") {
  check_sorted({});
  check_sorted({{}, {}});
  check_sorted({{3, 1, 2}});
  check_sorted({{5}, {}, {~std::uint64_t{0}, 0, 5}});
}

TEST_CASE("spread, clustered and equal entries are sorted, for any thread count") {
  const auto mask = GENERATE(as<std::uint64_t>(), ~std::uint64_t{0}, 0xFFFF, 0, 0xFF00'0000'0000'00FFu);
  const auto count = GENERATE(as<std::size_t>(), 10, 4096, 100'000);
  CAPTURE(mask, count);
  oracle::RandomNumbers random(count);
  std::vector<std::vector<std::uint64_t>> lists(5);
  for (std::size_t i = 0; i < count; ++i) lists[random.below(4)].push_back(random.next() & mask);
  for (const std::size_t threads : {1u, 2u, 8u}) with_threads(threads, [&] { check_sorted(lists); });
}

}  // namespace
}  // namespace sluice
