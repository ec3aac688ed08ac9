// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/id_list.hpp"

#include "tests/support/catch.hpp"

using namespace sluice;

TEST_CASE("ids are divided at commas and trimmed") {
  CHECK(split_ids("T1") == std::vector<std::string>{"T1"});
  CHECK(split_ids("T1,T2, T 3 ") == std::vector<std::string>{"T1", "T2", "T 3"});
  CHECK(split_ids("007,a\\b") == std::vector<std::string>{"007", "a\\b"});
}

TEST_CASE("empty ids are left out") {
  CHECK(split_ids("").empty());
  CHECK(split_ids(" , ,").empty());
  CHECK(split_ids(",T1,,T2,") == std::vector<std::string>{"T1", "T2"});
}

TEST_CASE("a comma that belongs to an id is written \\,") {
  CHECK(split_ids("a\\,b,c") == std::vector<std::string>{"a,b", "c"});
  CHECK(split_ids("a\\\\,b") == std::vector<std::string>{"a\\,b"});
  CHECK(split_ids("a\\") == std::vector<std::string>{"a\\"});
}

TEST_CASE("repeated options add up in order") {
  CHECK(split_ids(std::vector<std::string>{"b,a", "c"}) == std::vector<std::string>{"b", "a", "c"});
}

TEST_CASE("an escaped id is read back as one") {
  for (const std::string id : {"T1", "a,b", "a\\,b", ",,", "\\", "日,本"})
    CHECK(split_ids(escape_id(id)) == std::vector<std::string>{id});
}
