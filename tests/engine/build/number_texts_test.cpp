// SPDX-License-Identifier: Apache-2.0
#include "engine/build/number_texts.hpp"

#include <set>
#include <string>

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using Lists = std::vector<std::vector<std::string>>;

NumberedTexts number(const Lists& lists) {
  std::vector<std::vector<std::string_view>> views;
  for (const auto& list : lists) views.emplace_back(list.begin(), list.end());
  return number_texts(views);
}

void check_against_set(const Lists& lists) {
  const auto numbered = number(lists);
  std::set<std::string_view> all;
  for (const auto& list : lists) all.insert(list.begin(), list.end());
  REQUIRE(numbered.sorted == std::vector<std::string_view>(all.begin(), all.end()));
  REQUIRE(numbered.place.size() == lists.size());
  for (std::size_t l = 0; l < lists.size(); ++l) {
    REQUIRE(numbered.place[l].size() == lists[l].size());
    for (std::size_t i = 0; i < lists[l].size(); ++i)
      REQUIRE(numbered.sorted[numbered.place[l][i]] == lists[l][i]);
  }
}

TEST_CASE("texts of all lists are sorted by unsigned bytes, each once") {
  const Lists lists = {{"b", "a"}, {}, {"b", "\xC3\xA9", "", "a"}};
  const auto numbered = number(lists);
  CHECK(numbered.sorted == std::vector<std::string_view>{"", "a", "b", "\xC3\xA9"});
  CHECK(numbered.place[0][0] == 2);
  CHECK(numbered.place[0][1] == 1);
  CHECK(numbered.place[2][1] == 3);
  CHECK(place_of(numbered.sorted, "b") == 2);
  CHECK(place_of(numbered.sorted, "") == 0);
  CHECK(place_of(numbered.sorted, "ab") == 4);
  CHECK(place_of(numbered.sorted, "z\xFF") == 4);
  CHECK(number({}).sorted.empty());
  CHECK(number({{}, {}}).sorted.empty());
}

TEST_CASE("a text without memory of its own is the empty text") {
  const auto numbered = number_texts({{std::string_view(), "a"}, {""}});
  CHECK(numbered.sorted == std::vector<std::string_view>{"", "a"});
  CHECK(numbered.place[1][0] == 0);
}

TEST_CASE("texts that differ late, in length or in zero bytes are told apart") {
  Lists lists(1);
  // Around 8 and 16, where the first words of a text end.
  for (const std::size_t length : {0u, 1u, 7u, 8u, 9u, 15u, 16u, 17u, 24u, 40u})
    for (const char last : {'\0', 'a', 'b', '\xFF'}) {
      lists[0].push_back(std::string(length, 'x'));
      lists[0].push_back(std::string(length, 'x') + last);
      lists[0].push_back(std::string(length, '\0') + last);
      lists[0].push_back(std::string(length, '\xFF') + last);
    }
  check_against_set(lists);
}

TEST_CASE("random texts equal a sorted set, for any thread count") {
  const auto seed = GENERATE(range(0, 40));
  CAPTURE(seed);
  oracle::RandomNumbers random(static_cast<std::uint64_t>(seed));
  Lists lists(static_cast<std::size_t>(random.between(0, 4)));
  for (auto& list : lists)
    for (auto count = random.between(0, 300); count > 0; --count) {
      std::string text(static_cast<std::size_t>(random.between(0, 20)), 'a');
      for (auto& letter : text)
        if (random.chance(20)) letter = static_cast<char>(random.between(-128, 127));
      list.push_back(text);
    }
  for (const std::size_t threads : {1u, 2u, 8u}) with_threads(threads, [&] { check_against_set(lists); });
}

}  // namespace
}  // namespace sluice
