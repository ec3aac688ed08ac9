// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/completion_script.hpp"

#include "tests/support/catch.hpp"

using namespace sluice;

namespace {

const std::vector<CompletedCommand> commands{
    {"load", "Read it's files", {{{"-o", "--output"}, "Where", true}, {{"--json"}, "As [JSON]", false}}}};

}  // namespace

TEST_CASE("bash knows commands, options and which of them take a value") {
  const auto script = completion_script("bash", "sluice", commands).value();
  CHECK(script.find("-W 'load --help --version'") != std::string::npos);
  CHECK(script.find("load) options='-o --output --json'; valued='-o|--output' ;;") != std::string::npos);
  CHECK(script.find("complete -o filenames -F _sluice sluice\n") != std::string::npos);
}

TEST_CASE("zsh and fish get descriptions that cannot end their quotes") {
  const auto zsh = completion_script("zsh", "sluice", commands).value();
  CHECK(zsh.find("'load:Read it'\\''s files'") != std::string::npos);
  CHECK(zsh.find("'*--json[As \\[JSON\\]]'") != std::string::npos);
  CHECK(zsh.find("'*-o[Where]:value:_files'") != std::string::npos);
  const auto fish = completion_script("fish", "sluice", commands).value();
  CHECK(fish.find("-a load -d 'Read it\\'s files'\n") != std::string::npos);
  CHECK(fish.find(" -s o -l output -r -d 'Where'\n") != std::string::npos);
}

TEST_CASE("other shells have no script") { CHECK_FALSE(completion_script("tcsh", "sluice", commands)); }
