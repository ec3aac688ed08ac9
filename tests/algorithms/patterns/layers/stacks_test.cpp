// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/layers/stacks.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"

namespace sluice {
namespace {

constexpr std::int64_t minute = 60 * tests::second_ns;

/// Both of the one side pay both of the other, a minute each.
void add_layer(oracle::Ledger& ledger, std::int64_t begin_minute, const std::vector<std::string>& payers,
               const std::vector<std::string>& payees) {
  for (const auto& payer : payers)
    for (const auto& payee : payees) {
      oracle::Row row;
      row.id = "t" + std::to_string(ledger.rows.size());
      row.time_ns = begin_minute++ * minute;
      row.payer = payer;
      row.payee = payee;
      row.amount = 100;
      row.currency = "CNY";
      ledger.rows.push_back(row);
    }
}

std::vector<oracle::Shape> find(const oracle::Ledger& ledger, std::int64_t window_minutes) {
  oracle::PatternQuery query;
  query.window_ns = window_minutes * minute;
  query.degree_min = 4;
  const tests::AskedShapes asked(ledger, query);
  Progress progress;
  const auto layers = find_bipartites(asked.graph(), asked.question(), progress);
  std::vector<oracle::Shape> stacks;
  for (const auto& stack : find_stacks(asked.graph(), asked.question(), layers)) {
    CHECK(stack.score == 1.0);
    stacks.push_back(asked.in_words(stack));
  }
  return stacks;
}

}  // namespace

TEST_CASE("layers that feed each other are a stack") {
  oracle::Ledger ledger;
  add_layer(ledger, 0, {"a", "b"}, {"c", "d"});
  add_layer(ledger, 10, {"c", "d"}, {"e", "f"});
  add_layer(ledger, 20, {"e", "f"}, {"g", "h"});
  // From minute 0 to 23.
  const auto stacks = find(ledger, 23);
  REQUIRE(stacks.size() == 1);
  CHECK(stacks[0].rows.size() == 12);
  CHECK((stacks[0].accounts == std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g", "h"}));
  // The third layer ends too late, so two are left.
  const auto shorter = find(ledger, 22);
  REQUIRE(shorter.size() == 1);
  CHECK(shorter[0].rows.size() == 8);
}

TEST_CASE("a layer that pays before it is paid, or through one account only, is not fed") {
  oracle::Ledger before;
  add_layer(before, 0, {"c", "d"}, {"e", "f"});
  add_layer(before, 10, {"a", "b"}, {"c", "d"});
  CHECK(find(before, 60).empty());

  oracle::Ledger one;
  add_layer(one, 0, {"a", "b"}, {"c", "d"});
  add_layer(one, 10, {"c", "x"}, {"e", "f"});
  CHECK(find(one, 60).empty());
}

TEST_CASE("one layer alone is no stack") {
  oracle::Ledger ledger;
  add_layer(ledger, 0, {"a", "b"}, {"c", "d"});
  CHECK(find(ledger, 60).empty());
}

}  // namespace sluice
