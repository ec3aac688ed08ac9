// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/output_paths.hpp"

#include <fstream>

#include "engine/values/error.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace sluice {
namespace {

TEST_CASE("two outputs cannot be one file, by whatever name") {
  const tests::ScratchFolder folder;
  const auto path = [&](const char* name) { return folder.path() / name; };
  const auto check = [](const std::filesystem::path& a, const std::filesystem::path& b) {
    require_not_an_input(std::vector<OutputPath>{{"--dot a", a}, {"--graphml b", b}}, {});
  };
  CHECK_NOTHROW(check(path("a"), path("b")));
  CHECK_THROWS_AS(check(path("a"), path("a")), InvalidQuery);
  CHECK_THROWS_AS(check(path("a"), folder.path() / "." / "c" / ".." / "a"), InvalidQuery);
  CHECK_THROWS_AS(check("no-such-file", "./no-such-file"), InvalidQuery);
  std::ofstream(path("a")) << "here";
  CHECK_THROWS_AS(check(path("a"), path("a")), InvalidQuery);
  std::filesystem::create_symlink(path("a"), path("link"));
  CHECK_THROWS_AS(check(path("a"), path("link")), InvalidQuery);
  CHECK_THROWS_AS(check(path("link"), path("a")), InvalidQuery);
  CHECK_NOTHROW(check("/dev/null", "/dev/null"));
  CHECK_NOTHROW(check("", ""));
}

}  // namespace
}  // namespace sluice
