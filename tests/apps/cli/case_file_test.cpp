// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/case_file.hpp"

#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;

namespace {

const std::vector<CaseOption> options{{.name = "fraud", .is_repeatable = true, .is_id_list = true},
                                      {.name = "rule"},
                                      {.name = "max-hops"},
                                      {.name = "map", .is_repeatable = true},
                                      {.name = "backward", .takes_value = false},
                                      {.name = "until", .given = true}};

std::vector<CaseValues> merged(std::string_view toml) {
  return merge_case(parse_case(toml, "case.toml"), options, "case.toml");
}

std::string refusal(std::string_view toml) {
  try {
    (void)merged(toml);
  } catch (const InvalidQuery& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("keys become options, in the order of the file") {
  const auto values = merged("rule = 'fifo'\nmax-hops = 3\nbackward = true\n");
  REQUIRE(values.size() == 3);
  CHECK(values[0].name == "rule");
  CHECK(values[0].values == std::vector<std::string>{"fifo"});
  CHECK(values[1].values == std::vector<std::string>{"3"});
  CHECK(values[1].line == 2);
  CHECK(values[2].name == "backward");
  CHECK(values[2].values.empty());
}

TEST_CASE("a comma in a list of ids belongs to the id, in a text it divides") {
  CHECK(merged("fraud = ['T1', 'a,b']")[0].values == std::vector<std::string>{"T1", "a\\,b"});
  CHECK(merged("fraud = 'T1,T2'")[0].values == std::vector<std::string>{"T1,T2"});
  CHECK(merged("map = ['payer=a,b']")[0].values == std::vector<std::string>{"payer=a,b"});
}

TEST_CASE("numbers and dates are given on as they were written") {
  CHECK(merged("rule = 0.1")[0].values == std::vector<std::string>{"0.1"});
  CHECK(merged("rule = 2026-03-01")[0].values == std::vector<std::string>{"2026-03-01"});
  CHECK(merged("rule = 2026-03-01T10:00:00Z")[0].values == std::vector<std::string>{"2026-03-01T10:00:00Z"});
}

TEST_CASE("the command line wins, and a flag that is false is not set") {
  CHECK(merged("until = 2026-03-01").empty());
  CHECK(merged("backward = false").empty());
}

TEST_CASE("what is wrong is named with file, line and key") {
  CHECK(refusal("\nrul = 'fifo'") == "case.toml:2: rul: this command has no such option; did you mean rule?");
  CHECK(refusal("colour = 'red'") == "case.toml:1: colour: this command has no such option");
  CHECK(refusal("rule = ['a', 'b']") == "case.toml:1: rule: expected one value, found a list");
  CHECK(refusal("rule = true") == "case.toml:1: rule: expected a value, found true or false");
  CHECK(refusal("backward = 'yes'") == "case.toml:1: backward: expected true or false");
  CHECK(refusal("[trace]\nrule = 'fifo'").starts_with("case.toml:1: trace: expected a text"));
  CHECK(refusal("rule = ").starts_with("case.toml:1: "));
}
