// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/nearest_word.hpp"

#include <vector>

#include "tests/support/catch.hpp"

using namespace sluice;

TEST_CASE("a slip of the fingers finds the word that was meant") {
  const std::vector<std::string> words{"--fraud", "--fraud-file", "--fraud-from", "--until", "--json"};
  CHECK(nearest_word("--frad", words) == "--fraud");
  CHECK(nearest_word("--fruad", words) == "--fraud");
  CHECK(nearest_word("--fraud-fiel", words) == "--fraud-file");
  CHECK(nearest_word("--JSON", words).empty());
  CHECK(nearest_word("--unt", words) == "--until");
}

TEST_CASE("what is near nothing finds nothing") {
  const std::vector<std::string> words{"load", "trace"};
  CHECK(nearest_word("freeze", words).empty());
  CHECK(nearest_word("", words).empty());
  CHECK(nearest_word(std::string(1'000, 'a'), words).empty());
}

TEST_CASE("of equally near words the earlier one is meant") {
  CHECK(nearest_word("cat", std::vector<std::string>{"bat", "hat"}) == "bat");
}
