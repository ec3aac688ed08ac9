// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/random_walks.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"

namespace sluice {
namespace {

constexpr std::int64_t minute = 60 * tests::second_ns;

struct Payment {
  std::int64_t at_minute;
  const char *payer, *payee;
  std::int64_t amount;
};

/// The walks and their scores.
std::vector<std::pair<oracle::Shape, double>> find(std::initializer_list<Payment> payments,
                                                   std::int64_t window_minutes) {
  oracle::Ledger ledger;
  for (const auto& payment : payments) {
    oracle::Row row;
    row.id = "t" + std::to_string(ledger.rows.size());
    row.time_ns = payment.at_minute * minute;
    row.payer = payment.payer;
    row.payee = payment.payee;
    row.amount = payment.amount;
    row.currency = "CNY";
    ledger.rows.push_back(row);
  }
  oracle::PatternQuery query;
  query.window_ns = window_minutes * minute;
  const tests::AskedShapes asked(ledger, query);
  std::vector<std::pair<oracle::Shape, double>> walks;
  Progress progress;
  const auto count = find_random_walks(asked.graph(), asked.question(), progress, [&](const Shape& shape) {
    walks.emplace_back(asked.in_words(shape), shape.score.value());
  });
  CHECK(count == walks.size());
  CHECK(find_random_walks(asked.graph(), asked.question(), progress, {}) == count);
  return walks;
}

}  // namespace

TEST_CASE("hand-offs that follow each other are a walk, wherever they lead") {
  // Each keeps 2.00 of 100.00 on; the walk comes back to b.
  const auto walks = find({{0, "a", "b", 10'000},
                           {5, "b", "c", 9'800},
                           {9, "c", "b", 9'600},
                           {12, "b", "d", 9'400},
                           {13, "d", "shop", 100}},
                          60);
  REQUIRE(walks.size() == 1);
  CHECK((walks[0].first.rows == std::vector<int>{0, 1, 2, 3}));
  CHECK((walks[0].first.accounts == std::vector<std::string>{"a", "b", "c", "d"}));
  // 94.00 of 100.00 came out.
  CHECK(walks[0].second == Approx(0.94));
}

TEST_CASE("a walk ends where money was exchanged or came from nowhere") {
  CHECK(find({{0, "a", "b", 1'000}, {5, "b", "c", 1'000}, {9, "c", "?fx", 1'000}}, 60).empty());
  CHECK(find({{0, "a", "b", 1'000}, {5, "b", "c", 1'000}, {9, "c", "d", 1'000}, {10, "d", "?fx", 1'000}}, 60)
            .size()
        == 1);
}

TEST_CASE("of a slow walk the longest stretch within the window counts, and two payments are none") {
  // 40 minutes in all; within 30: the last three payments, or the first two.
  const auto walks =
      find({{0, "a", "b", 1'000}, {25, "b", "c", 1'000}, {30, "c", "d", 1'000}, {40, "d", "e", 1'000}}, 30);
  REQUIRE(walks.size() == 1);
  CHECK((walks[0].first.rows == std::vector<int>{0, 1, 2}));
  CHECK(walks[0].second == 1.0);
  CHECK(find({{0, "a", "b", 1'000}, {25, "b", "c", 1'000}, {60, "c", "d", 1'000}}, 30).empty());
}

}  // namespace sluice
