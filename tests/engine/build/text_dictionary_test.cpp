// SPDX-License-Identifier: Apache-2.0
#include "engine/build/text_dictionary.hpp"

#include <map>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

TEST_CASE("texts are numbered in the order of their first appearance") {
  TextDictionary dictionary;
  CHECK(dictionary.size() == 0);
  CHECK(dictionary.encode("b") == 0);
  CHECK(dictionary.encode("a") == 1);
  CHECK(dictionary.encode("b") == 0);
  CHECK(dictionary.encode("") == 2);
  CHECK(dictionary.encode({}) == 2);
  // A text is its bytes: nothing is trimmed, folded or ended by a zero.
  CHECK(dictionary.encode(std::string_view("a\0", 2)) == 3);
  CHECK(dictionary.encode(" a") == 4);
  CHECK(dictionary.encode("A") == 5);
  CHECK(dictionary.size() == 6);
  CHECK(dictionary[0] == "b");
  CHECK(dictionary[2].empty());
  CHECK(dictionary[3] == std::string_view("a\0", 2));
}

TEST_CASE("the dictionary keeps its own copy of a text") {
  TextDictionary dictionary;
  std::string text = "account";
  CHECK(dictionary.encode(text) == 0);
  text = "another";
  CHECK(dictionary[0] == "account");
  CHECK(dictionary.encode(text) == 1);
  // Longer than one of its blocks of 1 MiB.
  const std::string longest(3 << 20, 'x');
  CHECK(dictionary.encode(longest) == 2);
  CHECK(dictionary.encode(longest) == 2);
  CHECK(dictionary[2] == longest);
  CHECK(dictionary[0] == "account");
}

/// What a plain map says the numbers are.
class PlainDictionary {
 public:
  std::uint32_t encode(const std::string& text) {
    return numbers_.try_emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

std::vector<std::string> random_texts(std::size_t count, std::int64_t different) {
  oracle::RandomNumbers random(count);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = random.between(0, different);
    texts.push_back(std::string(static_cast<std::size_t>(number % 50), 'x') + std::to_string(number));
  }
  return texts;
}

TEST_CASE("many texts get the numbers of a plain map") {
  const auto different = GENERATE(as<std::int64_t>(), 10, 400, 100'000);
  const auto texts = random_texts(40'000, different);
  TextDictionary at_once, later;
  PlainDictionary plain;
  std::vector<std::uint32_t> expected, encoded, encoded_later(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    expected.push_back(plain.encode(texts[i]));
    encoded.push_back(at_once.encode(texts[i]));
    later.encode_later(texts[i], &encoded_later[i]);
  }
  later.flush();
  CHECK(encoded == expected);
  CHECK(encoded_later == expected);
  REQUIRE(at_once.size() == later.size());
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) wrong += at_once[expected[i]] != texts[i];
  CHECK(wrong == 0);
}

TEST_CASE("what waits in the dictionary is numbered by flush at the latest") {
  TextDictionary dictionary;
  std::vector<std::uint32_t> numbers(3, 99);
  const std::vector<std::string> texts = {"a", "b", "a"};
  for (std::size_t i = 0; i < 3; ++i) dictionary.encode_later(texts[i], &numbers[i]);
  dictionary.flush();
  CHECK(numbers == std::vector<std::uint32_t>{0, 1, 0});
  dictionary.flush();
  CHECK(dictionary.size() == 2);
}

}  // namespace
}  // namespace sluice
