// SPDX-License-Identifier: Apache-2.0
#include "apps/report/request_workbook.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/values/error.hpp"
#include "tests/apps/report/request_example.hpp"
#include "tests/apps/report/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace std::string_literals;

namespace {

// A copy of the workbook's parts, by their names.
auto parts_of(const InstitutionRequest& request, const WorkbookLimits& limits = {}) {
  const test::TemporaryFolder folder;
  write_workbook(folder / "w.xlsx", request, limits);
  CHECK(folder.file_count() == 1);
  CHECK(test::read_file(folder / "w.xlsx").starts_with("PK\x03\x04"));
  return test::workbook_parts(folder / "w.xlsx");
}

bool holds(const std::string& xml, std::string_view text) { return xml.find(text) != std::string::npos; }

std::size_t count(std::string_view xml, std::string_view text) {
  std::size_t found = 0;
  for (std::size_t at = xml.find(text); at != std::string_view::npos; at = xml.find(text, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a workbook has a sheet for each table, texts as texts and no formula") {
  auto parts = parts_of(test::request_example("工商银行"));
  const std::string& texts = parts["xl/sharedStrings.xml"];
  for (const char* text : {"Emergency stop-payment request", "工商银行", "A-17", "2024-03-01 09:30:00",
                           "6222020200112233445", "5000.00", "=1+1", "0.10", "0012, \"x\"", "00017"})
    CHECK(holds(texts, ">" + std::string(text) + "</t>"));
  CHECK(holds(parts["xl/workbook.xml"], "name=\"accounts\""));
  CHECK(holds(parts["xl/workbook.xml"], "name=\"transfers\""));
  CHECK(holds(parts["docProps/core.xml"], "1980-01-01T00:00:00Z"));

  const std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  CHECK_FALSE(holds(sheet, "<f>"));
  CHECK(holds(sheet, "<c r=\"A7\" s=\"2\" t=\"s\">"));  // the first account, as a text
  CHECK(holds(sheet, "<c r=\"B7\" s=\"4\" t=\"s\">"));  // its amount, as a text to the right
  CHECK(holds(sheet, "<c r=\"C7\"><v>2</v></c>"));      // its number of transfers
  CHECK(holds(sheet, "<pane ySplit=\"6\" topLeftCell=\"A7\""));
  CHECK(holds(sheet, "orientation=\"landscape\""));
  CHECK(holds(sheet, "fitToHeight=\"0\""));
  CHECK(holds(sheet, "numberStoredAsText=\"1\""));
}

TEST_CASE("numbers that a spreadsheet would change stay texts") {
  InstitutionRequest request;
  request.sheets.push_back({"a", {{"n", InstitutionRequest::Column::Kind::number}}, {}});
  for (const char* text : {"0", "999999999999999", "1234567890123456", "007", "1e5", "-1", "x"})
    request.sheets.front().rows.push_back({text});
  auto parts = parts_of(request);
  const std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  CHECK(holds(sheet, "<v>0</v>"));
  CHECK(holds(sheet, "<v>999999999999999</v>"));
  for (const char* text : {"1234567890123456", "007", "1e5", "-1", "x", "not known"})
    CHECK(holds(parts["xl/sharedStrings.xml"], ">" + std::string(text) + "</t>"));
}

TEST_CASE("hostile texts neither damage the workbook nor hide in it") {
  InstitutionRequest request;
  request.institution = "a\0b\xFF\x01<&>\u202E\n"s;
  request.title = "_x0041_ _x41_ _x00g1_";
  request.sheets.push_back({"a", {{"\"h\""}}, {{"http://x"}, {"'quoted"}, {" space "}}});
  auto parts = parts_of(request);
  const std::string& texts = parts["xl/sharedStrings.xml"];
  CHECK(holds(texts, "a\\x00b\\xff\\x01&lt;&amp;&gt;\\u{202E}\\x0a"));
  CHECK(holds(texts, "_x005F_x0041_ _x41_ _x00g1_"));
  CHECK(holds(texts, ">'quoted<"));
  CHECK(holds(texts, "<t xml:space=\"preserve\"> space </t>"));
  CHECK_FALSE(holds(parts["xl/worksheets/sheet1.xml"], "hyperlink"));
}

TEST_CASE("a table longer than a sheet goes on, and a note says so") {
  InstitutionRequest request;
  request.sheets.push_back({"a", {{"id"}}, {}});
  for (int i = 1; i <= 7; ++i) request.sheets.front().rows.push_back({"id-" + std::to_string(i)});
  const auto sheets = [&](std::size_t rows) {
    auto parts = parts_of(request, {.rows = rows});
    std::size_t found = 0;
    std::string texts = parts["xl/sharedStrings.xml"];
    for (int i = 1; i <= 7; ++i) CHECK(holds(texts, ">id-" + std::to_string(i) + "<"));
    while (parts.contains("xl/worksheets/sheet" + std::to_string(found + 1) + ".xml")) ++found;
    CHECK(holds(parts["xl/workbook.xml"], "name=\"a (2)\"") == (found > 1));
    CHECK(holds(texts, "The table goes over several sheets") == (found > 1));
    for (std::size_t i = 1; i <= found; ++i)
      CHECK(count(parts["xl/worksheets/sheet" + std::to_string(i) + ".xml"], "<row ") <= rows);
    return found;
  };
  // Title, institution, empty row, header; a note where there are several.
  CHECK(sheets(11) == 1);
  CHECK(sheets(10) == 2);
  CHECK(sheets(8) == 3);
  CHECK(sheets(6) == 7);
  CHECK_THROWS_AS(sheets(5), std::invalid_argument);
  auto parts = parts_of(request, {.rows = 8});
  CHECK(holds(parts["xl/sharedStrings.xml"], "this one has its rows 7 to 7 of 7."));
}

TEST_CASE("a text longer than a cell ends in an ellipsis, and a note counts such texts") {
  InstitutionRequest request;
  request.sheets.push_back({"a", {{"id"}}, {{std::string(32'767, 'x')}, {std::string(32'768, 'y')}}});
  auto parts = parts_of(request);
  const std::string& texts = parts["xl/sharedStrings.xml"];
  CHECK(holds(texts, ">" + std::string(32'767, 'x') + "</t>"));
  CHECK(holds(texts, ">" + std::string(32'766, 'y') + "…</t>"));
  CHECK(holds(texts, "Texts longer than 32767 characters end in an ellipsis here: 1 on this sheet."));

  // Four characters outside the basic plane are eight units.
  request.sheets.front().rows = {{"😀😀😀😀"}};
  CHECK(holds(parts_of(request, {.characters = 200})["xl/sharedStrings.xml"], ">😀😀😀😀</t>"));
  CHECK(holds(parts_of(request, {.characters = 7})["xl/sharedStrings.xml"], ">😀😀😀…</t>"));
}

TEST_CASE("a workbook that cannot be written leaves nothing behind") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_WITH(write_workbook(folder / "no/w.xlsx", test::request_example("A")),
                    tests::contains_text("no/w.xlsx: No such file or directory"));
  InstitutionRequest wide = test::request_example("A");
  wide.sheets.front().columns.resize(16'385);
  CHECK_THROWS_AS(write_workbook(folder / "w.xlsx", wide), OutputFailed);
  CHECK(folder.file_count() == 0);
}
