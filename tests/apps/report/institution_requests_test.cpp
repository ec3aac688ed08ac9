// SPDX-License-Identifier: Apache-2.0
#include "apps/report/institution_requests.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/values/error.hpp"
#include "tests/apps/report/request_example.hpp"
#include "tests/apps/report/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names(const std::vector<fs::path>& paths) {
  std::vector<std::string> found;
  for (const fs::path& path : paths) found.push_back(path.filename().string());
  return found;
}

std::vector<InstitutionRequest> examples() {
  return {test::request_example("Bank A"), test::request_example("bank-a"), test::request_example("")};
}

}  // namespace

TEST_CASE("files are named by rank and institution") {
  CHECK(names(request_paths("out", examples()))
        == std::vector<std::string>{"01-bank-a.xlsx", "01-bank-a.csv", "02-bank-a.xlsx", "02-bank-a.csv",
                                    "03-unknown-institution.xlsx", "03-unknown-institution.csv"});
  const std::vector<InstitutionRequest> many(101, test::request_example("B"));
  const auto paths = request_paths("out", many);
  CHECK(paths.at(98 * 2) == fs::path("out/99-b.xlsx"));
  CHECK(paths.back() == fs::path("out/101-b.csv"));
  CHECK(request_paths("out", {}).empty());
}

TEST_CASE("requests that make no files are refused before anything is written") {
  const test::TemporaryFolder folder;
  const auto refused = [&](auto change) {
    std::vector<InstitutionRequest> requests = {test::request_example("A"), test::request_example("B")};
    change(requests.back());
    CHECK_THROWS_AS(request_paths(folder.path(), requests), std::invalid_argument);
    CHECK_THROWS_AS(write_requests(folder.path(), requests), std::invalid_argument);
  };
  refused([](InstitutionRequest& request) { request.sheets.clear(); });
  for (const char* name : {"", "../x", "Accounts", "a b", "accounts", "a-name-of-25-characters--"})
    refused([&](InstitutionRequest& request) { request.sheets.back().name = name; });
  refused([](InstitutionRequest& request) { request.sheets.back().rows = {{"1", "2", "3"}}; });
  refused([](InstitutionRequest& request) { request.sheets.back().shows = {}; });
  refused([](InstitutionRequest& request) { request.sheets.back().shows = {3}; });
  CHECK(folder.file_count() == 0);
}

TEST_CASE("the folder is created and holds the named files, whole") {
  const test::TemporaryFolder folder;
  const fs::path out = folder / "a/b";
  const auto requests = examples();
  const auto paths = write_requests(out, requests);
  CHECK(paths == request_paths(out, requests));
  for (const fs::path& path : paths) CHECK(fs::file_size(path) > 0);
  CHECK(std::distance(fs::directory_iterator(out), {}) == 6);
  CHECK(test::read_file(out / "01-bank-a.csv")
        == "account,amount,transfers,transfer,transfers amount\n6222020200112233445,5000.00,2,00017,1.00\n"
           "'=1+1,0.10,1,,\n\"0012, \"\"x\"\"\",,,,\n");

  // The same again, over what is there and elsewhere: the same bytes.
  std::vector<std::string> before;
  for (const fs::path& path : paths) before.push_back(test::read_file(path));
  write_requests(out, requests);
  const auto elsewhere = write_requests(folder / "c/", requests);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    CHECK(test::read_file(paths[i]) == before[i]);
    CHECK(test::read_file(elsewhere[i]) == before[i]);
  }
}

TEST_CASE("earlier requests in the folder are named") {
  const test::TemporaryFolder folder;
  const auto requests = examples();
  const auto before = write_requests(folder / "out", requests);
  std::ofstream(folder / "out/notes.csv") << "x";
  std::ofstream(folder / "out/1-a.csv") << "x";
  const auto now = write_requests(folder / "out", std::span(requests).first(1));
  CHECK(names(older_requests(folder / "out", now))
        == std::vector<std::string>{"02-bank-a.csv", "02-bank-a.xlsx", "03-unknown-institution.csv",
                                    "03-unknown-institution.xlsx"});
  CHECK(older_requests(folder / "out", before).empty());
  CHECK(older_requests(folder / "nowhere", {}).empty());
}

TEST_CASE("hostile institutions stay in the folder") {
  const test::TemporaryFolder folder;
  std::vector<InstitutionRequest> requests;
  for (const char* name : {"..", "../../x", "/etc/passwd", "con", "工商银行", "a\nb", "'\"`$(x)", "\xFF"})
    requests.push_back(test::request_example(name));
  for (const fs::path& path : write_requests(folder / "out", requests)) {
    CHECK(path.parent_path() == folder / "out");
    CHECK(fs::is_regular_file(path));
  }
  CHECK(folder.file_count() == 1);
}

TEST_CASE("what cannot be written is named with its reason") {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "file") << "x";
  const auto message = [](const fs::path& path) {
    try {
      write_requests(path, examples());
    } catch (const OutputFailed& failure) {
      return std::string(failure.what());
    }
    return std::string("written");
  };
  const std::string file = folder / "file";
  CHECK(message(file) == file + ": Not a directory");
  CHECK(message(file + "/out") == file + "/out: Not a directory");
  fs::create_directories(folder / "out/01-bank-a.xlsx");
  CHECK(message(folder / "out") == (folder / "out/01-bank-a.xlsx").string() + ": Is a directory");
  fs::create_directories(folder / "other/01-bank-a.csv");
  CHECK(message(folder / "other") == (folder / "other/01-bank-a.csv").string() + ": Is a directory");
  CHECK(fs::exists(folder / "other/01-bank-a.xlsx"));
}
