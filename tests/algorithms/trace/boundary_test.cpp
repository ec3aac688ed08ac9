// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/boundary.hpp"

#include "engine/build/build_ledger.hpp"
#include "engine/values/error.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"

using namespace sluice;

namespace {

TransferGraph graph_of_kinds() {
  auto input = tests::input_of({.rows = {oracle::pays("1", "card", "shop", 1, 10)}, .accounts = {}});
  const auto add = [&](const char* id, AccountKind kind, bool uncovered = false) {
    AccountRow row;
    row.account = id;
    row.kind = kind;
    if (uncovered) row.uncovered = true;
    input.accounts.push_back(row);
  };
  add("shop", AccountKind::merchant);
  add("atm", AccountKind::cash_point);
  add("pool", AccountKind::pool);
  add("far", AccountKind::bank_card, true);
  Progress progress;
  return TransferGraph(build_ledger(std::move(input), EqualTimes::as_listed, progress).ledger);
}

}  // namespace

TEST_CASE("kinds decide what is outside, and the query's own lists go before them") {
  const auto graph = graph_of_kinds();
  const auto account = [&](std::string_view id) { return *graph.find_account(id); };
  const Boundary plain(graph, {});
  CHECK(plain.is_terminal(account("shop")));
  CHECK(plain.is_terminal(account("atm")));
  CHECK(plain.is_uncovered(account("pool")));
  CHECK(plain.is_uncovered(account("far")));
  CHECK_FALSE(plain.is_terminal(account("card")));
  CHECK_FALSE(plain.is_uncovered(account("card")));

  const Boundary followed(
      graph, {.terminal = {account("card")}, .uncovered = {}, .follow = {account("shop"), account("pool")}});
  CHECK_FALSE(followed.is_terminal(account("shop")));
  CHECK_FALSE(followed.is_uncovered(account("pool")));
  CHECK(followed.is_terminal(account("card")));
  CHECK_THROWS_AS(
      Boundary(graph, {.terminal = {account("shop")}, .uncovered = {}, .follow = {account("shop")}}),
      InvalidQuery);
}
