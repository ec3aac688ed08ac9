// SPDX-License-Identifier: Apache-2.0
#include "engine/store/mapping_guard.hpp"

#include <cstdio>

#include <sys/wait.h>
#include <unistd.h>

#include "engine/store/mapped_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace sluice;
using namespace sluice::tests;

TEST_CASE("a file that is cut short while it is mapped ends the program with a sentence, not a crash") {
  const ScratchFolder folder;
  write_file(folder / "file", std::string(100'000, 'x'));
  const auto child = ::fork();
  if (child == 0) {
    if (std::freopen((folder / "errors").c_str(), "w", stderr) == nullptr) ::_exit(1);
    install_mapping_guard();
    const FileBytes file(folder / "file", true);
    std::filesystem::resize_file(folder / "file", 10);
    const volatile auto* last = &file.bytes().back();
    ::_exit(static_cast<int>(*last));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 3);
  CHECK(read_file(folder / "errors")
        == "sluice: a file was cut short by another program while it was being read; load it again from the "
           "source files\n");
}
