// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/return_path.hpp"

#include "tests/algorithms/screening/screened_ledger.hpp"
#include "tests/support/catch.hpp"

namespace sluice {
namespace {

std::vector<std::string> way(const TransferGraph& graph, const std::string& from, const std::string& to,
                             std::vector<Amount> amount_min = {}) {
  ReturnPathSearch search(graph, std::move(amount_min));
  const auto found =
      search.find(tests::account(graph, from), tests::account(graph, to), {TransferNo(0), graph.end()});
  CHECK_FALSE(found.is_cut);
  return tests::ids(graph, found.transfers);
}

/// a → b → … in order, `count` transfers named 1, 2, …
TransferGraph line(int count) {
  tests::TiedLedger ledger;
  for (int i = 0; i < count; ++i)
    ledger.pays(std::to_string(i + 1), std::string(1, static_cast<char>('a' + i)),
                std::string(1, static_cast<char>('b' + i)), i, 100);
  return ledger.graph();
}

}  // namespace

TEST_CASE("five transfers lead back, six are too many, and one is no more than paying back") {
  CHECK(way(line(5), "a", "f") == std::vector<std::string>{"1", "2", "3", "4", "5"});
  CHECK(way(line(6), "a", "g").empty());
  CHECK(way(line(6), "b", "g").size() == 5);
  CHECK(way(line(2), "a", "c").size() == 2);
  CHECK(way(line(2), "a", "b").empty());
  CHECK(way(line(2), "c", "a").empty());
}

TEST_CASE("transfers must follow each other in order") {
  const auto graph =
      tests::TiedLedger().pays("late", "a", "b", 2, 100).pays("early", "b", "c", 1, 100).graph();
  CHECK(way(graph, "a", "c").empty());
}

TEST_CASE(
    "of two ways to an account the one that arrives early enough counts, and fewer hops may arrive late") {
  const auto graph = tests::TiedLedger()
                         .pays("slow", "a", "m", 9, 100)
                         .pays("1", "a", "x", 1, 100)
                         .pays("2", "x", "m", 2, 100)
                         .pays("3", "m", "y", 3, 100)
                         .pays("4", "y", "z", 10, 100)
                         .graph();
  CHECK(way(graph, "a", "y") == std::vector<std::string>{"1", "2", "3"});
  CHECK(way(graph, "a", "z") == std::vector<std::string>{"1", "2", "3", "4"});
}

TEST_CASE("a way back leaves out round trips, and does not pass its own ends") {
  const auto graph = tests::TiedLedger()
                         .pays("1", "a", "m", 1, 100)
                         .pays("2", "m", "x", 2, 100)
                         .pays("3", "x", "m", 3, 100)
                         .pays("4", "m", "c", 4, 100)
                         .pays("5", "x", "a", 5, 100)
                         .pays("6", "a", "c", 6, 100)
                         .graph();
  CHECK(way(graph, "a", "c") == std::vector<std::string>{"1", "4"});
  CHECK(way(graph, "x", "c").size() == 2);
}

TEST_CASE("transfers below the floor are as if absent") {
  const auto graph = tests::TiedLedger().pays("1", "a", "b", 1, 100).pays("2", "b", "c", 2, 99).graph();
  CHECK(way(graph, "a", "c", {Amount(99)}).size() == 2);
  CHECK(way(graph, "a", "c", {Amount(100)}).empty());
}

TEST_CASE("between two busy hubs the search ends early and says so") {
  tests::TiedLedger ledger;
  for (int i = 0; i < 5'000; ++i) {
    ledger.pays("o" + std::to_string(i), "from", "p" + std::to_string(i), 1, 100);
    ledger.pays("i" + std::to_string(i), "q" + std::to_string(i), "to", 2, 100);
  }
  const auto graph = ledger.graph();
  ReturnPathSearch search(graph, {});
  const Stretch all{TransferNo(0), graph.end()};
  const auto hubs = search.find(tests::account(graph, "from"), tests::account(graph, "to"), all);
  CHECK(hubs.is_cut);
  CHECK(hubs.transfers.empty());
  // The scratch memory of the last search does not show in the next one.
  CHECK_FALSE(search.find(tests::account(graph, "p1"), tests::account(graph, "q1"), all).is_cut);
}

}  // namespace sluice
