// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/sources.hpp"

#include "engine/values/error.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"

using namespace sluice;
using oracle::pays;

namespace {

TransferGraph small_graph() {
  auto input = tests::input_of(
      {.rows = {pays("a", "V", "A", 1, 10), pays("cash", "ATM", "A", 2, 10), pays("b", "W", "A", 3, 10)},
       .accounts = {oracle::terminal("ATM")}});
  input.dropped.push_back({"gone", Dropped::failed, 0, 7});
  Progress progress;
  return TransferGraph(build_ledger(std::move(input), EqualTimes::as_listed, progress).ledger);
}

FoundSources found(const TransferGraph& graph, const std::vector<FraudPayment>& payments) {
  return find_sources(graph, Boundary(graph, {}), payments, false);
}

}  // namespace

TEST_CASE("victims are named by the fraud file, the payer, or the payment where cash was paid in") {
  const auto graph = small_graph();
  const auto sources = found(graph, {{"b"}, {"cash"}, {"a", "W"}, {"b"}});
  REQUIRE(sources.sources.size() == 3);  // b is named twice and counts once
  CHECK(sources.victims == std::vector<std::string>{"W", "cash"});
  CHECK(sources.sources[2].victim == 0);  // a's victim is named like the payer of b
}

TEST_CASE("fraud payments that do not exist, or were dropped, are refused with what became of them") {
  const auto graph = small_graph();
  CHECK_THROWS_WITH(found(graph, {{"nope"}}), tests::contains_text("nope"));
  CHECK_THROWS_WITH(found(graph, {{"gone"}}), tests::contains_text("oracle.csv:7"));
  CHECK_THROWS_AS(found(graph, {{"a", "X"}, {"a", "Y"}}), InvalidQuery);
}

TEST_CASE("payments not yet made or reported at the time of knowledge are set aside in order of mention") {
  const auto graph = small_graph().known_at(Time(2'000'000'000));
  const auto sources = found(graph, {{"b"}, {"a", "", "", Time(5'000'000'000)}, {"cash"}});
  CHECK(sources.unknown_at == std::vector<std::string>{"b", "a"});
  CHECK(sources.sources.size() == 1);
}
