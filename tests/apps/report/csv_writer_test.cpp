// SPDX-License-Identifier: Apache-2.0
#include "apps/report/csv_writer.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include "engine/values/error.hpp"
#include "tests/apps/report/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;

namespace {

std::string row_of(std::string_view cell) {
  return test::written([&](std::FILE* stream) {
    CsvWriter csv(stream, "memory");
    csv.cell("id").cell(cell).end_row();
    csv.finish();
  });
}

}  // namespace

TEST_CASE("cells are quoted where needed and defused where a spreadsheet would run them") {
  struct Case {
    std::string cell, shown;
  };
  const std::vector<Case> cases = {
      {"6222", "6222"},
      {"", ""},
      {"a,b", "\"a,b\""},
      {"say \"x\"", "\"say \"\"x\"\"\""},
      {"\"", "\"\"\"\""},
      {"a\nb", "\"a\nb\""},
      {"a\rb", "\"a\rb\""},
      {" a", "\" a\""},
      {"a;=1+1", "\"a;=1+1\""},
      {"=1+1", "'=1+1"},
      {"+49", "'+49"},
      {"-1", "'-1"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\t=1", "\"'\t=1\""},
      {"\r=1", "\"'\r=1\""},
      {"\n=1", "\"'\n=1\""},
      {"=HYPERLINK(\"http://x\",1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\""},
      {"\uFF1D1", "'\uFF1D1"},
      {"\uFEFFid", "\"\uFEFFid\""},
      {"a=1", "a=1"},
      {"张三", "张三"},
  };
  for (const auto& [cell, shown] : cases) CHECK(row_of(cell) == "id," + shown + "\n");
}

TEST_CASE("numbers of our own carry no apostrophe") {
  const std::string text = test::written([](std::FILE* stream) {
    CsvWriter csv(stream, "memory");
    csv.text_row({"account", "level", "=rests"});
    csv.cell("-5").number(-3).number(std::uint64_t{18'446'744'073'709'551'615u}).amount(Amount(-123'450), 2);
    csv.empty_cell().end_row();
    csv.empty_cell().end_row();
    csv.finish();
  });
  CHECK(text == "account,level,'=rests\n'-5,-3,18446744073709551615,-1234.50,\n\"\"\n");
}

TEST_CASE("a CSV file is there after finish() and not before") {
  const test::TemporaryFolder folder;
  {
    CsvWriter abandoned(folder / "a.csv");
    abandoned.cell("x").end_row();
  }
  CHECK(folder.file_count() == 0);
  CsvWriter csv(folder / "a.csv");
  csv.cell("x").end_row();
  CHECK_FALSE(std::filesystem::exists(folder / "a.csv"));
  csv.finish();
  CHECK(test::read_file(folder / "a.csv") == "x\n");
}

TEST_CASE("a full disk is OutputFailed with name and reason") {
  CsvWriter csv(std::filesystem::path("/dev/full"));
  csv.cell("x").end_row();
  CHECK_THROWS_WITH(csv.finish(), "/dev/full: No space left on device");
}
