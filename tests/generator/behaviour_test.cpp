// SPDX-License-Identifier: Apache-2.0
#include "generator/behaviour.hpp"

#include "engine/values/error.hpp"
#include "generator/behaviour_fields.hpp"
#include "generator/presets.hpp"
#include "tests/generator/made_ledger.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using Catch::Contains;

namespace {

std::filesystem::path example(std::string_view preset) {
  const auto root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
  return root / "examples" / "behaviours" / (std::string(preset) + ".toml");
}

}  // namespace

TEST_CASE("every preset loads, equals its example file, and differs from the default") {
  CHECK(preset_names().front() == "default");
  for (const auto name : preset_names()) {
    CAPTURE(name);
    CHECK(preset_text(name).value() == made::text_of(example(name)));
    const auto behaviour = read_behaviour(std::string(name));
    CHECK(behaviour == read_behaviour(example(name).string()));
    CHECK((behaviour == Behaviour{}) == (name == "default"));
  }
}

TEST_CASE("the default file names every key") {
  const auto text = std::string(preset_text("default").value());
  Behaviour behaviour;
  visit_fields(behaviour, [&](const std::string& key, auto&&...) {
    CAPTURE(key);
    CHECK(text.find("\n" + key.substr(key.find('.') + 1) + " = ") != std::string::npos);
  });
}

TEST_CASE("numbers are drawn from one value, two ends, or bands with weights") {
  const auto read = [](const std::string& value) {
    return parse_behaviour("[cases]\nlayers = " + value, "x").cases.layers;
  };
  CHECK(read("4") == Spread{{1, 4, 4}});
  CHECK(read("[2, 7]") == Spread{{1, 2, 7}});
  CHECK(read("[[3, 2, 4], [1, 5, 9]]") == Spread{{3, 2, 4}, {1, 5, 9}});
}

TEST_CASE("what is wrong in a behaviour file is named with file, line and key") {
  struct Wrong {
    std::string text, message;
  };
  for (const auto& wrong : std::vector<Wrong>{
           {"[cases]\n\nlayer = 3", "b.toml:3: cases.layer: is no key"},
           {"[gangs]\nx = 1", "b.toml:1: gangs: is no section"},
           {"days = 3", "b.toml:1: days: is no section"},
           {"[ledger]\ndays = \"3\"", "b.toml:2: ledger.days: expected a whole number"},
           {"[ledger]\ndays = 0", "b.toml:2: ledger.days: expected 1 to 3660, found 0"},
           {"[ledger]\nstart = \"2026-02-30\"", "b.toml:2: ledger.start: expected a date"},
           {"[ledger]\ncurrency = \"yuan\"", "b.toml:2: ledger.currency"},
           {"[ledger]\nbalances = \"some\"", "b.toml:2: ledger.balances: expected none, cases or all"},
           {"[ledger]\ndetails = 1", "b.toml:2: ledger.details: expected true or false"},
           {"[ordinary]\nhours = [1, 2]", "b.toml:2: ordinary.hours: expected 24 weights, found 2"},
           {"[cases]\nlayers = [1, 2, 3]", "b.toml:2: cases.layers: expected a number, [least, most]"},
           {"[cases]\ncamouflage_level = 4", "b.toml:2: cases.camouflage_level: expected 0 to 3, found 4"},
           {"[cases]\nshapes = [1, 1]", "b.toml:2: cases.shapes: expected 8 weights, found 2"},
           {"[cases]\nlayers = [5, 2]", "b.toml:2: cases.layers: least 5 is above most 2"},
           {"[cases]\nlayers = [[0, 2, 3]]", "b.toml:2: cases.layers: expected a weight above 0"},
           {"[cases]\nlayers = 2.5", "b.toml:2: cases.layers: expected"}}) {
    CAPTURE(wrong.text);
    CHECK_THROWS_MATCHES(parse_behaviour(wrong.text, "b.toml"), InvalidQuery,
                         Catch::Matchers::Predicate<InvalidQuery>([&](const InvalidQuery& error) {
                           return std::string(error.what()).find(wrong.message) == 0;
                         }));
  }
}

TEST_CASE("a file that is no TOML or does not exist cannot be read") {
  CHECK_THROWS_AS(parse_behaviour("[cases", "b.toml"), UnreadableInput);
  CHECK_THROWS_WITH(
      read_behaviour("no-such"),
      sluice::tests::contains_text("no preset (default, fast, slow, wide, quiet, mixed, camouflage-none"));
}
