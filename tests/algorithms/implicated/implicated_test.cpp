// SPDX-License-Identifier: Apache-2.0
#include "algorithms/implicated/implicated.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice {
namespace {

using tests::accounts_named;
using tests::ids;
using tests::TiedLedger;

/// 1,000 stolen from v pass m1, m2 and m3; m1 also pays 20 to a shop keeper who takes 5,000 elsewhere.
TransferGraph mule_ledger() {
  return TiedLedger()
      .pays("T0", "customer", "keeper", 0, 5000)
      .pays("T1", "v", "m1", 1, 1000)
      .pays("T2", "m1", "m2", 2, 960)
      .pays("T3", "m1", "keeper", 2, 20)
      .pays("T4", "m2", "m3", 3, 950)
      .pays("T5", "m3", "x", 4, 940)
      .graph();
}

TraceQuery fraud(const TransferGraph& graph, const std::vector<std::string>& payments) {
  TraceQuery query;
  for (const auto& id : payments) query.sources.push_back({require_transfer(graph, id), 0});
  query.victims = {"v"};
  return query;
}

std::vector<std::string> accounts_of(const TransferGraph& graph, const Implicated& found) {
  std::vector<std::string> result;
  for (const auto& each : found.accounts) result.emplace_back(graph.account_id(each.account));
  return result;
}

TEST_CASE("traced money implicates where it is a tenth of what came in") {
  const auto graph = mule_ledger();
  const auto traced = fraud(graph, {"T1"});
  ImplicatedQuery query;
  query.traced = &traced;
  Progress progress;
  const auto found = find_implicated(graph, query, progress);
  // The keeper got 20 of 5,020: less than a tenth. x is inside and got 940 of 940. v is the victim.
  CHECK(accounts_of(graph, found) == std::vector<std::string>{"m1", "m2", "m3", "x"});
  CHECK(found.basis == std::vector{Basis::traced});
  const auto* m1 = found.find(require_account(graph, "m1"));
  REQUIRE(m1 != nullptr);
  CHECK(m1->received == std::vector{CurrencyAmount{CurrencyNo(0), Amount(1000)}});
  CHECK(m1->by_source == std::vector{SourceAmount{SourceNo(0), Amount(1000)}});
  CHECK(ids(graph, m1->evidence) == std::vector<std::string>{"T1", "T2", "T3"});
  CHECK(found.is_exempt(require_account(graph, "v")));
  CHECK(found.inflows.size() == 4);

  query.share_ppm_min = 0;
  const auto all = find_implicated(graph, query, progress);
  CHECK(accounts_of(graph, all) == std::vector<std::string>{"keeper", "m1", "m2", "m3", "x"});
}

TEST_CASE("labels implicate, and clear what was traced") {
  const auto graph = mule_ledger();
  const auto traced = fraud(graph, {"T1"});
  ImplicatedQuery query;
  query.traced = &traced;
  query.has_labels = true;
  query.confirmed = accounts_named(graph, {"keeper", "m1", "v"});
  query.cleared = accounts_named(graph, {"m3"});
  Progress progress;
  const auto found = find_implicated(graph, query, progress);
  CHECK(accounts_of(graph, found) == std::vector<std::string>{"keeper", "m1", "m2", "x"});
  CHECK(found.basis == std::vector{Basis::labels, Basis::traced});
  CHECK(found.find(require_account(graph, "keeper"))->confirmed);
  CHECK_FALSE(found.find(require_account(graph, "keeper"))->traced);
  CHECK(found.find(require_account(graph, "m1"))->confirmed);
  CHECK(found.find(require_account(graph, "m1"))->traced);
}

TEST_CASE("without labels and payments the mules of chains are implicated") {
  const auto graph = mule_ledger();
  Progress progress;
  const auto found = find_implicated(graph, {}, progress);
  CHECK(found.basis == std::vector{Basis::chains});
  CHECK(accounts_of(graph, found) == std::vector<std::string>{"m1", "m2", "m3"});
  CHECK(ids(graph, found.find(require_account(graph, "m2"))->evidence)
        == std::vector<std::string>{"T2", "T4"});
}

TEST_CASE("labels alone: the evidence is that of the account's chains") {
  const auto graph = mule_ledger();
  ImplicatedQuery query;
  query.has_labels = true;
  query.confirmed = accounts_named(graph, {"m2", "keeper"});
  Progress progress;
  const auto found = find_implicated(graph, query, progress);
  CHECK(accounts_of(graph, found) == std::vector<std::string>{"keeper", "m2"});
  CHECK(found.find(require_account(graph, "keeper"))->evidence.empty());
  CHECK(found.find(require_account(graph, "m2"))->in_chain);
  CHECK(ids(graph, found.find(require_account(graph, "m2"))->evidence)
        == std::vector<std::string>{"T2", "T4"});
}

}  // namespace
}  // namespace sluice
