// SPDX-License-Identifier: Apache-2.0
#include "apps/report/output_file.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "engine/values/error.hpp"
#include "tests/apps/report/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
namespace fs = std::filesystem;

TEST_CASE("the old file stays until the new one is complete, and lends it its permissions") {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "f") << "old";
  fs::permissions(folder / "f", fs::perms::owner_read | fs::perms::owner_write);
  OutputFile file(folder / "f");
  file.write("new");
  CHECK(test::read_file(folder / "f") == "old");
  file.commit();
  CHECK(test::read_file(folder / "f") == "new");
  CHECK(fs::status(folder / "f").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(folder.file_count() == 1);
}

TEST_CASE("a failed write throws and leaves the old file alone") {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "f") << "old";
  {
    OutputFile file(folder / "f");
    file.write("half");
  }
  CHECK(test::read_file(folder / "f") == "old");
  CHECK(folder.file_count() == 1);
  OutputFile full(fs::path("/dev/full"));
  const std::string much(1 << 20, 'x');
  CHECK_THROWS_AS(full.write(much), OutputFailed);
  CHECK(fs::is_character_file("/dev/full"));
}

TEST_CASE("devices are written directly, links are followed, names may be as long as they can") {
  const test::TemporaryFolder folder;
  OutputFile null(fs::path("/dev/null"));
  null.write("x");
  null.commit();
  CHECK(fs::is_character_file("/dev/null"));

  fs::create_symlink(folder / "target", folder / "link");
  for (const char* text : {"created", "replaced"}) {
    OutputFile file(folder / "link");
    file.write(text);
    file.commit();
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(test::read_file(folder / "target") == text);
  }
  const std::string longest(255, 'n');
  OutputFile file(folder / longest);
  file.commit();
  CHECK(fs::exists(folder / longest));
}

TEST_CASE("what cannot be created is named with its reason") {
  const test::TemporaryFolder folder;
  const auto message = [](const fs::path& path) {
    try {
      OutputFile file(path);
    } catch (const OutputFailed& failure) {
      return std::string(failure.what());
    }
    return std::string("created");
  };
  CHECK(message(folder.path()) == folder.path().string() + ": Is a directory");
  CHECK(message(folder / "no/such") == (folder / "no/such").string() + ": No such file or directory");
  CHECK(message("/nowhere\x1b[2J/f") == "/nowhere\\x1b[2J/f: No such file or directory");
}

TEST_CASE("several files grow in one folder at once") {
  const test::TemporaryFolder folder;
  OutputFile a(folder / "a"), b(folder / "b");
  a.write("1");
  b.write("2");
  b.commit();
  a.commit();
  CHECK(test::read_file(folder / "a") + test::read_file(folder / "b") == "12");
}
