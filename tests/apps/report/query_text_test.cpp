// SPDX-License-Identifier: Apache-2.0
#include "apps/report/query_text.hpp"

#include "tests/support/catch.hpp"

using namespace sluice;

TEST_CASE("payments that were not known are named, but not all of many") {
  FoundSources found;
  CHECK(unknown_payments_text(found, 2, {}).empty());
  found.unknown_at = {"T1", "T\x1b[2J"};
  CHECK(unknown_payments_text(found, 2, {})
        == "Not known at that time, left out: 2 payments: T1 T\\x1b[2J\n\n");
  CHECK(unknown_payments_text(found, 1, {}) == "Not known at that time, left out: 2 payments: T1 …\n\n");
}

TEST_CASE("a section says how much of it is not shown, and is not there where there is nothing") {
  Table table({{"A"}});
  CHECK(section_text("Title", table, 0, "row", {}).empty());
  table.add_row({"1"});
  CHECK(section_text("Title", table, 1, "row", {}) == "Title\nA\n1\n\n");
  CHECK(section_text("Title", table, 1200, "row", {})
        == "Title\nA\n1\n… 1 of 1,200 rows shown; --top N shows more, --json or --csv DIR all.\n\n");
  CHECK(rows_text(table) == "1\n");
}

TEST_CASE("a share of the whole is cut off after one decimal") {
  CHECK(share_text(Amount(0), Amount(3)) == "0.0 %");
  CHECK(share_text(Amount(2), Amount(3)) == "66.6 %");
  CHECK(share_text(Amount(3), Amount(3)) == "100.0 %");
}
