// SPDX-License-Identifier: Apache-2.0
#include "loaders/input_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "engine/values/error.hpp"
#include "tests/loaders/compressed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/written_file.hpp"

namespace sluice::tests {
namespace {

std::string content(const std::string& path) {
  Progress progress;
  return std::string(open_input(path, progress).bytes);
}

std::string refusal_of(const std::string& path) {
  try {
    content(path);
  } catch (const UnreadableInput& error) {
    return error.what();
  }
  return "";
}

TEST_CASE("input: names in reports") {
  CHECK(input_name("/data/2024/transfers.csv") == "transfers.csv");
  CHECK(input_name("transfers.csv.gz") == "transfers.csv");
  CHECK(input_name("./a.csv.zst") == "a.csv");
  CHECK(input_name("a.gz.csv") == "a.gz.csv");
  CHECK(input_name("-") == "stdin");
  CHECK(input_name("流水.csv.gz") == "流水.csv");
}

TEST_CASE("input: files as they are and unpacked") {
  const TemporaryFolder folder;
  CHECK(content(folder.write("a.csv", "text")) == "text");
  CHECK(content(folder.write("empty.csv", "")) == "");
  CHECK(content(folder.write("a.csv.gz", gzip("text"))) == "text");
  CHECK(content(folder.write("a.csv.zst", zstd("text"))) == "text");
  // Content decides, not the name.
  CHECK(content(folder.write("b.csv", gzip("text"))) == "text");
  CHECK(content(folder.write("b.csv.gz", "text")) == "text");
}

TEST_CASE("input: the content outlives the name") {
  const TemporaryFolder folder;
  Progress progress;
  const auto path = folder.write("a.csv", "text");
  const auto input = open_input(path, progress);
  const auto copy = input;
  std::filesystem::remove(path);
  CHECK(copy.bytes == "text");
}

TEST_CASE("input: pipes") {
  const TemporaryFolder folder;
  const auto path = folder.file("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const auto text = GENERATE(std::string("payer"), std::string(9u << 20, 'x'), std::string());
  const bool packed = GENERATE(false, true);
  const auto written = packed ? gzip(text) : text;
  std::thread writer([&] { std::ofstream(path, std::ios::binary) << written; });
  const auto read = content(path);
  writer.join();
  CHECK((read == text));
}

TEST_CASE("input: what cannot be read says why") {
  const TemporaryFolder folder;
  CHECK(refusal_of(folder.file("none.csv"))
        == folder.file("none.csv") + ": cannot be read: No such file or directory");
  CHECK(refusal_of(folder.path().string()).find("it is a directory") != std::string::npos);
  CHECK(refusal_of(folder.write("a.gz", gzip("text").substr(0, 12))).find("it ends early")
        != std::string::npos);
  const auto closed = folder.write("closed.csv", "text");
  REQUIRE(::chmod(closed.c_str(), 0) == 0);
  // Permissions do not bind root.
  if (::geteuid() != 0) CHECK(refusal_of(closed).find("Permission denied") != std::string::npos);
}

}  // namespace
}  // namespace sluice::tests
