// SPDX-License-Identifier: Apache-2.0
#include "apps/report/zip_parts.hpp"

#include <string>

#include "apps/report/request_workbook.hpp"
#include "engine/values/error.hpp"
#include "tests/apps/report/request_example.hpp"
#include "tests/apps/report/written.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;

TEST_CASE("an archive's parts unpack in their order") {
  const test::TemporaryFolder folder;
  write_workbook(folder / "w.xlsx", test::request_example("A"));
  const std::string bytes = test::read_file(folder / "w.xlsx");
  const auto parts = zip_parts(bytes);
  REQUIRE(parts.size() > 5);
  CHECK(parts.front().name == "[Content_Types].xml");
  std::string text;
  unpack(parts.front(), [&](std::string_view piece) { text += piece; });
  CHECK(text.starts_with("<?xml "));
  CHECK(text.ends_with("</Types>"));
}

TEST_CASE("an archive that is cut short or damaged is not taken for whole") {
  const test::TemporaryFolder folder;
  write_workbook(folder / "w.xlsx", test::request_example("A"));
  const std::string bytes = test::read_file(folder / "w.xlsx");
  const auto parts = zip_parts(bytes);
  const auto end =
      static_cast<std::size_t>(parts.back().packed.data() - bytes.data()) + parts.back().packed.size();
  for (std::size_t size = 0; size < end; size += 7)
    CHECK_THROWS_AS(zip_parts(std::string_view(bytes).substr(0, size)), UnreadableInput);
  for (std::size_t size = 0; size < parts.front().packed.size(); ++size) {
    const ZipPart cut{"part", parts.front().packed.substr(0, size)};
    CHECK_THROWS_AS(unpack(cut, [](std::string_view) {}), UnreadableInput);
  }
  CHECK_THROWS_AS(zip_parts("PK\x03\x04 and something else, long enough to be a header"), UnreadableInput);
}
