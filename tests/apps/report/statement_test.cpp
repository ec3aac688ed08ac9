// SPDX-License-Identifier: Apache-2.0
#include "apps/report/statement.hpp"

#include "apps/report/statement_report.hpp"
#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

Statement statement_of(const TransferGraph& graph, std::string_view id, const StatementWindow& window = {}) {
  return make_statement(graph, Boundary(graph, {}), account(graph, id), window);
}

std::vector<std::int64_t> balances(const Statement& statement) {
  std::vector<std::int64_t> found;
  for (const auto& row : statement.rows) found.push_back(row.balance.minor);
  return found;
}

}  // namespace

TEST_CASE("a statement lists both directions and all currencies in order, with the running balance") {
  const auto graph = loaded_case();
  const auto statement = statement_of(graph, "M1");
  CHECK(statement.has_balance);
  CHECK(balances(statement) == std::vector<std::int64_t>{10'000, 20'000, 8'000, 700});
  REQUIRE(statement.pockets.size() == 2);
  CHECK(statement.pockets[0].closing == Amount(8'000));
  CHECK(statement.pockets[1].closing == Amount(700));
}

TEST_CASE("a terminal account has rows but no balance") {
  const auto graph = loaded_case();
  const auto statement = statement_of(graph, "ATM");
  CHECK_FALSE(statement.has_balance);
  REQUIRE(statement.rows.size() == 1);
  CHECK(statement.rows[0].is_inflow);
}

TEST_CASE("the window includes both its ends, and the limit keeps the last rows") {
  const auto graph = loaded_case();
  const StatementWindow window{.from = graph.time(TransferNo(1)), .to = graph.time(TransferNo(2))};
  CHECK(balances(statement_of(graph, "M1", window)) == std::vector<std::int64_t>{20'000, 8'000});
  const StatementWindow last{.to = graph.time(TransferNo(2)), .rows_max = 1};
  CHECK(balances(statement_of(graph, "M1", last)) == std::vector<std::int64_t>{8'000});
}

TEST_CASE("what balances prove but no row shows stands where it belongs") {
  const auto graph = loaded(
      "transfer_id,payer,payee,time,amount,payee_balance_after,payer_balance_after\n"
      "T1,A,B,2026-03-01 10:00:00,5.00,5.00,\n"
      "T2,A,B,2026-03-01 10:01:00,1.00,9.00,\n"
      "T3,B,A,2026-03-01 10:02:00,2.00,,1.00\n");
  const auto statement = statement_of(graph, "B");
  CHECK(balances(statement) == std::vector<std::int64_t>{500, 800, 900, 300, 100});
  CHECK_FALSE(statement.rows[1].is_transfer());
  CHECK(statement.rows[1].is_inflow);
  CHECK_FALSE(statement.rows[3].is_transfer());
}

TEST_CASE("the JSON of a statement has every attribute, and the row's file and line") {
  const auto graph = loaded_case();
  const StatementWindow last{.to = graph.time(TransferNo(3)), .rows_max = 1};
  const auto statement = statement_of(graph, "M2", last);
  CHECK(
      written([&](std::FILE* stream) {
        JsonWriter json(stream);
        write_statement_json(graph, statement, "sha256:0", json);
      })
      == R"({"account":"M2","kind":null,"institution":"Bank B","branch":null,"region":null,"holder":"H1",)"
         R"("holder_name":null,"holder_kind":null,"phone":null,"operator":null,"industry":null,"opened":null,)"
         R"("closed":null,"frozen":null,"uncovered":null,"aliases":[],"ledger":"sha256:0",)"
         R"("pockets":[{"currency":"CNY","balance_basis":"reconstructed","opening":"0.00","closing":"50.00"}],)"
         R"("statement":[{"transfer":"T4","time":"2026-03-01T10:03:00.50Z","counterparty":"ATM",)"
         R"("currency":"CNY","in":null,"out":"60.00","balance":"60.00","source":{"file":"t.csv","line":5}}]})"
         "\n");
}
