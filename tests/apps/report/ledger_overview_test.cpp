// SPDX-License-Identifier: Apache-2.0
#include "apps/report/ledger_overview.hpp"

#include "apps/report/ledger_report.hpp"
#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace sluice::test;

TEST_CASE("an overview counts accounts that a transfer names, and currencies apart") {
  const auto graph = loaded(
      "transfer_id,payer,payee,time,amount,currency\n"
      "T1,A,B,2026-03-01 10:00:00,5.00,CNY\n"
      "T2,A,B,2026-03-01 10:01:00,7,JPY\n",
      "account,opening_balance\nA,9.00\nidle,1.00\n");
  const auto overview = describe_ledger(graph, Boundary(graph, {}));
  CHECK(overview.accounts == 2);
  CHECK(overview.transfers == 2);
  REQUIRE(overview.currencies.size() == 2);
  CHECK(overview.currencies[0].sum == Amount(500));
  CHECK(overview.currencies[1].sum == Amount(7));
  CHECK(overview.last == TransferNo(1));
}

TEST_CASE("gaps and openings of outside accounts are left out") {
  const auto graph = loaded(
      "transfer_id,payer,payee,time,amount,payee_balance_after\n"
      "T1,A,B,2026-03-01 10:00:00,5.00,5.00\n"
      "T2,A,B,2026-03-01 10:01:00,1.00,9.00\n");
  const auto inside = describe_ledger(graph, Boundary(graph, {}));
  CHECK(inside.given == 1);
  CHECK(inside.reconstructed == 1);
  REQUIRE(inside.gaps.size() == 1);
  CHECK(inside.gaps[0].row.amount() == Amount(300));
  CHECK(inside.gaps[0].row.is_income());
  const auto outside = describe_ledger(graph, Boundary(graph, {{account(graph, "B")}, {}, {}}));
  CHECK(outside.given == 0);
  CHECK(outside.gaps.empty());
}

TEST_CASE("an empty ledger has no period") {
  const auto graph = loaded("transfer_id,payer,payee,time,amount\n");
  const auto overview = describe_ledger(graph, Boundary(graph, {}));
  CHECK_FALSE(overview.first);
  const auto json = written([&](std::FILE* stream) {
    JsonWriter writer(stream);
    write_ledger_json(graph, overview, "sha256:0", writer);
  });
  CHECK(json.starts_with(R"({"ledger":"sha256:0","accounts":0,"transfers":0,"from":null,"to":null,)"
                         R"("currencies":[],"gaps":[],"balance_basis":{"given":0,"reconstructed":0})"));
}
