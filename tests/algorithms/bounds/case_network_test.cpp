// SPDX-License-Identifier: Apache-2.0
#include "algorithms/bounds/case_network.hpp"

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays;
using tests::AskedGraph;

struct Asked : AskedGraph {
  CaseNetwork network;

  Asked(const oracle::Ledger& ledger, const oracle::Query& asked)
      : AskedGraph(tests::built(ledger), asked), network(build_case_network(graph, query)) {}

  /// `0>1 90*, 0>2 60`: arcs by head; what is held over is starred.
  std::string arcs() const {
    std::string text;
    for (const auto& arc : network.arcs)
      text += (text.empty() ? "" : ", ") + std::to_string(arc.tail) + ">" + std::to_string(arc.head) + " "
              + std::to_string(arc.capacity.minor) + (arc.held_over ? "*" : "");
    return text;
  }
  /// `50 0 3`: clean supply by node.
  std::string clean() const {
    std::string text;
    for (const auto amount : network.clean) text += (text.empty() ? "" : " ") + std::to_string(amount.minor);
    return text;
  }
  /// `A 0-3 70-120, B 2-2 45-15*`: first and last node, balance and what was paid, a star where the opening
  /// is reconstructed.
  std::string pockets() const {
    std::string text;
    for (const auto& pocket : network.pockets)
      text += (text.empty() ? "" : ", ") + id(pocket.number).account + " " + std::to_string(pocket.first_node)
              + "-" + std::to_string(pocket.last_node) + " " + std::to_string(pocket.balance.minor) + "-"
              + std::to_string(pocket.paid.minor) + (pocket.reconstructed ? "*" : "");
    return text;
  }
};

/// A statement of A with three stretches: v in, b out; X's clean 30 in, c out; 10 back from B in, cash out.
oracle::Ledger three_stretches() {
  return {{pays("v", "V", "A", 1, 100), pays("b", "A", "B", 2, 60), pays("x", "X", "A", 3, 30),
           pays("c", "A", "C", 4, 40), pays("r", "B", "A", 5, 10), pays("d", "B", "C", 6, 5),
           pays("o", "A", "ATM", 7, 20)},
          {opened("A", 50), opened("B", 0), opened("X", 30), oracle::terminal("ATM")}};
}

/// What enters each node less what leaves it by arcs.
std::vector<Amount> kept_by_node(const CaseNetwork& network) {
  auto kept = network.clean;
  for (const auto& entry : network.entries) kept[entry.node] += entry.amount;
  for (const auto& arc : network.arcs) {
    kept[arc.head] += arc.capacity;
    kept[arc.tail] -= arc.capacity;
  }
  return kept;
}

}  // namespace

TEST_CASE("a stretch of inflows and outflows is one node, numbered by its first outflow") {
  const Asked asked(three_stretches(), {.sources = {{"v"}}});
  // 0, 1, 3: A's stretches; 2: B's; 4: C's, which pays nothing. Cash has no arc.
  CHECK(asked.arcs() == "0>1 90*, 0>2 60, 1>3 80*, 2>3 10, 1>4 40, 2>4 5");
  CHECK(asked.clean() == "50 30 0 0 0");
  CHECK(asked.pockets() == "A 0-3 70-120, B 2-2 45-15, C 4-4 45-0*");
  REQUIRE(asked.network.entries.size() == 1);
  CHECK(asked.network.entries[0].node == 0);
  CHECK(asked.network.entries[0].amount == Amount(100));
}

TEST_CASE("only what lies downstream of a source is read, and only up to the cut-off") {
  const Asked later(three_stretches(), {.sources = {{"r"}}});  // B is a victim here
  CHECK(later.pockets() == "A 0-0 70-20");
  CHECK(later.clean() == "80");
  CHECK(later.arcs().empty());
  const Asked cut(three_stretches(), {.sources = {{"v"}}, .until_ns = 3'000'000'000});
  CHECK(cut.arcs() == "0>1 60, 0>2 90*");
  CHECK(cut.pockets() == "A 0-2 120-60, B 1-1 60-0");
  CHECK(cut.clean() == "50 0 30");
  const Asked before(three_stretches(), {.sources = {{"v"}}, .until_ns = 0});
  CHECK(before.network.node_count() == 0);
  CHECK(before.network.pockets.empty());
}

TEST_CASE("transfers between the same stretches are one arc") {
  const Asked asked({{pays("v", "V", "A", 1, 9), pays("a", "A", "B", 2, 3), pays("b", "A", "B", 3, 4)},
                     {opened("A", 0), opened("B", 0)}},
                    {.sources = {{"v"}}});
  CHECK(asked.arcs() == "0>1 7");
  CHECK(asked.pockets() == "A 0-0 2-7, B 1-1 7-0");
}

TEST_CASE("an opening that nobody gave is the smallest that the payments need, and is marked") {
  // A must have had 5 to pay 17 after 12 had come.
  const Asked asked({{pays("v", "V", "A", 1, 10), pays("a", "A", "B", 2, 4), pays("w", "V", "A", 3, 2),
                      pays("b", "A", "B", 4, 13)},
                     {opened("B", 0)}},
                    {.sources = {{"v"}, {"w"}}});
  CHECK(asked.arcs() == "0>1 11*, 0>2 4, 1>2 13");
  CHECK(asked.clean() == "5 0 0");
  CHECK(asked.pockets() == "A 0-1 0-17*, B 2-2 17-0");
}

TEST_CASE("a pocket that no source can have reached is not found") {
  const Asked asked(three_stretches(), {.sources = {{"v"}}});
  const auto found = [&](const char* account) { return asked.network.find(asked.pocket({account, "CNY"})); };
  REQUIRE(found("B") != nullptr);
  CHECK(found("B")->balance == Amount(45));
  CHECK(found("X") == nullptr);
  CHECK(found("V") == nullptr);
  CHECK(found("ATM") == nullptr);
}

TEST_CASE("networks of random ledgers are in order and lose nothing") {
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    INFO("seed " << seed);
    const auto ledger = oracle::random_ledger(seed);
    auto query = oracle::random_query(ledger, seed);
    query.backward = false;
    query.rule = oracle::Rule::haircut;
    const Asked asked(ledger, query);
    const auto& network = asked.network;
    REQUIRE(network.in_begin.size() == network.node_count() + 1);
    REQUIRE(network.out_begin.size() == network.node_count() + 1);
    std::vector<std::uint32_t> listed;
    for (std::uint32_t node = 0; node < network.node_count(); ++node) {
      for (auto i = network.in_begin[node]; i < network.in_begin[node + 1]; ++i)
        CHECK(network.arcs[i].head == node);
      for (auto i = network.out_begin[node]; i < network.out_begin[node + 1]; ++i) {
        CHECK(network.arcs[network.out_arcs[i]].tail == node);
        listed.push_back(network.out_arcs[i]);
      }
    }
    std::ranges::sort(listed);
    CHECK(std::ranges::adjacent_find(listed) == listed.end());
    CHECK(listed.size() == network.arcs.size());
    for (const auto& arc : network.arcs) {
      CHECK(arc.tail < arc.head);
      const auto payer = network.pocket_of[arc.tail], payee = network.pocket_of[arc.head];
      CHECK(arc.held_over == (payer == payee));
      CHECK(network.pockets[payer].currency == network.pockets[payee].currency);
    }
    const auto kept = kept_by_node(network);
    for (const auto amount : kept) CHECK(amount >= Amount(0));
    const auto cut = query.until_ns ? asked.graph.first_after(Time(*query.until_ns)) : asked.graph.end();
    for (const auto& pocket : network.pockets) {
      CHECK(kept[pocket.last_node] >= pocket.balance);
      CHECK(pocket.balance
            == complete(asked.graph, pocket.number).before(RowKey(cut, RowKey::before_at_payer)).balance());
      CHECK(pocket.currency == asked.graph.currency(pocket.number));
    }
  }
}

}  // namespace sluice
