// SPDX-License-Identifier: Apache-2.0
#include "apps/report/transfer_search.hpp"

#include "apps/report/transfer_list.hpp"
#include "tests/apps/report/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

std::string found(const TransferGraph& graph, const TransferSearch& search) {
  std::string ids;
  for (const auto t : search_transfers(graph, search)) ids += graph.transfer_id(t) + " ";
  return ids;
}

}  // namespace

TEST_CASE("transfers are found by payer, payee, and both") {
  const auto graph = loaded_case();
  CHECK(found(graph, {.payer = account(graph, "M2")}) == "T4 T5 ");
  CHECK(found(graph, {.payee = account(graph, "M1")}) == "T1 T2 T6 ");
  CHECK(found(graph, {.payer = account(graph, "V"), .payee = account(graph, "M1")}) == "T1 T6 ");
  CHECK(found(graph, {.payer = account(graph, "X"), .payee = account(graph, "M2")}).empty());
}

TEST_CASE("an amount is compared in each currency's own minor units") {
  const auto graph = loaded_case();  // currencies by code: CNY, JPY
  CHECK(found(graph, {.amount = {Amount(10'000), Amount(100)}}) == "T1 T2 ");
  CHECK(found(graph, {.amount = {Amount(70'000), Amount(700)}}) == "T6 ");
  CHECK(found(graph, {.amount = {std::nullopt, Amount(700)}}) == "T6 ");
  CHECK(found(graph, {.payer = account(graph, "X"), .amount = {Amount(10'000), std::nullopt}}) == "T2 ");
}

TEST_CASE("times include both ends, with and without an account") {
  const auto graph = loaded_case();
  const auto from = graph.time(TransferNo(1)), to = graph.time(TransferNo(3));
  CHECK(found(graph, {.from = from, .to = to}) == "T2 T3 T4 ");
  CHECK(found(graph, {.payee = account(graph, "M1"), .from = from, .to = to}) == "T2 ");
  CHECK(found(graph, {}) == "T1 T2 T3 T4 T5 T6 ");
}

TEST_CASE("a holder's transfers are those of all accounts, each once, by id or by name") {
  const auto graph = loaded_case();
  CHECK(found(graph, {.holder = "H1"}) == "T1 T2 T3 T4 T5 T6 ");
  CHECK(found(graph, {.holder = "Li Wei"}) == "T1 T2 T3 T6 ");
  CHECK(found(graph, {.payee = account(graph, "V"), .holder = "H1"}) == "T5 ");
  CHECK(found(graph, {.holder = "nobody"}).empty());
}

TEST_CASE("what is not known yet is not found") {
  const auto graph = loaded_case();
  CHECK(found(graph.known_at(graph.time(TransferNo(1))), {.payee = account(graph, "M1")}) == "T1 T2 ");
}

TEST_CASE("a list for people says how many there are") {
  const auto graph = loaded_case();
  const auto all = search_transfers(graph, {});
  CHECK(transfers_text(graph, all, 1, {}).find("1 of 6 transfers") != std::string::npos);
  CHECK(transfers_text(graph, {}, 1, {}) == "No transfer matches.\n");
}
