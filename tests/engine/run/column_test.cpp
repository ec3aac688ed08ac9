// SPDX-License-Identifier: Apache-2.0
#include "engine/run/column.hpp"

#include <cstdint>
#include <numeric>
#include <vector>

#include "engine/run/text_column.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

template <class T>
std::vector<T> list(const auto& values) {
  return {values.begin(), values.end()};
}

TEST_CASE("an array grows, shrinks and keeps its values") {
  Array<std::uint32_t> array;
  CHECK(array.empty());
  std::vector<std::uint32_t> expected;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    array.push_back(i * i);
    expected.push_back(i * i);
  }
  CHECK(list<std::uint32_t>(array) == expected);
  CHECK(array.back() == 999 * 999);
  array.append(expected.data(), 500);
  array.append(expected.data(), 0);
  expected.insert(expected.end(), expected.begin(), expected.begin() + 500);
  CHECK(list<std::uint32_t>(array) == expected);
  array.resize(10);
  expected.resize(10);
  CHECK(list<std::uint32_t>(array) == expected);
  array.clear();
  CHECK(array.empty());
  CHECK(list<int>(Array<int>(3, 7)) == std::vector{7, 7, 7});
}

TEST_CASE("an array moves without a copy") {
  Array<int> array(3, 7);
  const auto* place = array.data();
  Array<int> moved(std::move(array));
  CHECK(moved.data() == place);
  Array<int> assigned(1, 1);
  assigned = std::move(moved);
  CHECK(assigned.data() == place);
  CHECK(list<int>(assigned) == std::vector{7, 7, 7});
}

TEST_CASE("a frozen array is a column that outlives it") {
  Column<int> column, copy;
  {
    Array<int> array;
    for (int i = 0; i < 100; ++i) array.push_back(i);
    column = array.freeze();
    CHECK(array.empty());
    array.push_back(5);
    CHECK(array[0] == 5);
  }
  copy = column;
  column = {};
  std::vector<int> expected(100);
  std::iota(expected.begin(), expected.end(), 0);
  CHECK(list<int>(copy) == expected);
  CHECK(column.empty());
  CHECK(Array<int>().freeze().empty());
  Array<int> cleared;
  cleared.push_back(1);
  cleared.resize(0);
  CHECK(cleared.freeze().empty());
}

TEST_CASE("an array too large for memory is refused, not wrapped around") {
  Array<std::uint64_t> array;
  CHECK_THROWS_AS(array.resize(std::size_t{1} << 61), std::bad_alloc);
  CHECK(array.empty());
}

TEST_CASE("large arrays keep their values while they move") {
  Array<std::uint64_t> array;
  constexpr std::uint64_t count = 3'000'000;  // 24 MB: beyond the size from which huge pages are asked for
  for (std::uint64_t i = 0; i < count; ++i) array.push_back(i * 0x9E3779B97F4A7C15u);
  const auto column = array.freeze();
  std::uint64_t wrong = 0;
  for (std::uint64_t i = 0; i < count; ++i) wrong += column[i] != i * 0x9E3779B97F4A7C15u;
  CHECK(wrong == 0);
}

TEST_CASE("texts come back as they were written") {
  TextArray texts;
  CHECK(texts.freeze().empty());
  const std::vector<std::string> written = {"",    "a", std::string("b\0c", 3), "", std::string(10'000, 'x'),
                                            "付款"};
  for (const auto& text : written) texts.push_back(text);
  CHECK(texts.size() == written.size());
  CHECK(texts[2] == written[2]);
  const auto column = texts.freeze();
  REQUIRE(column.size() == written.size());
  for (std::size_t i = 0; i < written.size(); ++i) CHECK(column[i] == written[i]);
  CHECK(texts.size() == 0);
  texts.push_back("again");
  CHECK(texts.freeze()[0] == "again");
  CHECK(TextColumn().empty());
}

}  // namespace
}  // namespace sluice
