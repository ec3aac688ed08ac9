// SPDX-License-Identifier: Apache-2.0
#include "engine/build/ordering.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/run/parallel.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"
#include "tests/support/written_rows.hpp"

namespace sluice {
namespace {

using tests::WrittenRow;
using Rows = std::vector<std::uint32_t>;

Rows ordered(const std::vector<WrittenRow>& written, EqualTimes equal_times) {
  const auto table = tests::table_of(written);
  const auto order = order_rows(table, equal_times);
  Rows rows;
  for (std::size_t rank = 0; rank < order.count; ++rank) rows.push_back(order.row(rank));
  return rows;
}

constexpr std::uint32_t a = 1, b = 2, c = 3, d = 4;

WrittenRow at(std::int64_t time, std::uint32_t payer, std::uint32_t payee, std::uint16_t currency = 0) {
  return {"", payer, payee, time, 1, currency};
}

TEST_CASE("rows are ordered by time; those of equal time stay as listed") {
  CHECK(ordered({}, EqualTimes::as_listed).empty());
  CHECK(ordered({at(1, a, b), at(2, b, c)}, EqualTimes::as_listed) == Rows{0, 1});
  CHECK(ordered({at(5, a, b), at(3, b, c), at(5, c, a), at(3, a, c)}, EqualTimes::as_listed)
        == Rows{1, 3, 0, 2});
  CHECK(ordered({at(1, b, c), at(1, a, b)}, EqualTimes::as_listed) == Rows{0, 1});
}

TEST_CASE("rows that are not kept have no place in the order") {
  std::vector<WrittenRow> rows = {at(5, a, b), at(4, a, b), at(3, a, b), at(2, a, b), at(1, a, b)};
  rows[1].state = RowState::hole;
  rows[2].state = RowState::duplicate;
  rows[4].state = RowState::conflicting;
  CHECK(ordered(rows, EqualTimes::as_listed) == Rows{3, 0});
  rows[0].state = rows[3].state = RowState::self;
  CHECK(ordered(rows, EqualTimes::credits_first).empty());
}

TEST_CASE("credits first: a payer waits for the credits of the same time") {
  auto order = [](const std::vector<WrittenRow>& rows) { return ordered(rows, EqualTimes::credits_first); };
  // b→c waits for a→b.
  CHECK(order({at(1, b, c), at(1, a, b)}) == Rows{1, 0});
  // c→d waits for b→c, that for a→b.
  CHECK(order({at(1, c, d), at(1, b, c), at(1, a, b)}) == Rows{2, 1, 0});
  // Two credits of b: both come first; then b→c, which is listed before d→a, is the lowest that is free.
  CHECK(order({at(1, b, c), at(1, a, b), at(1, d, a), at(1, d, b)}) == Rows{2, 1, 3, 0});
  // a→b, b→a: each waits for the other, so the first listed is taken; then the other is free.
  CHECK(order({at(1, a, b), at(1, b, a)}) == Rows{0, 1});
  // b→c, a→b, b→a: nobody is free (b waits for row 1, a for row 2): row 0, then 1 by the same rule, then 2.
  CHECK(order({at(1, b, c), at(1, a, b), at(1, b, a)}) == Rows{0, 1, 2});
  // The same with a free row d→c listed last: it is taken first.
  CHECK(order({at(1, b, c), at(1, a, b), at(1, b, a), at(1, d, c)}) == Rows{3, 0, 1, 2});
  // A credit at another time, or in another currency, is none.
  CHECK(order({at(1, b, c), at(2, a, b)}) == Rows{0, 1});
  CHECK(order({at(2, b, c), at(1, a, b)}) == Rows{1, 0});
  CHECK(order({at(1, b, c, 0), at(1, a, b, 1)}) == Rows{0, 1});
}

/// Repeatedly the lowest row of the time whose payer has no untaken credit there; the lowest if none is.
Rows naive_order(const std::vector<WrittenRow>& written) {
  Rows rows(written.size());
  std::iota(rows.begin(), rows.end(), 0u);
  std::erase_if(rows, [&](auto row) { return written[row].state != RowState::kept; });
  std::ranges::stable_sort(rows, {}, [&](auto row) { return written[row].time; });
  Rows taken;
  while (!rows.empty()) {
    const auto time = written[rows[0]].time;
    auto waits = [&](std::uint32_t row) {
      return std::ranges::any_of(rows, [&](auto other) {
        return written[other].time == time && written[other].payee == written[row].payer
               && written[other].currency == written[row].currency;
      });
    };
    const auto group_end = std::ranges::find_if(rows, [&](auto row) { return written[row].time != time; });
    auto next = std::find_if(rows.begin(), group_end, [&](auto row) { return !waits(row); });
    if (next == group_end) next = rows.begin();
    taken.push_back(*next);
    rows.erase(next);
  }
  return taken;
}

TEST_CASE("random rows are ordered as the plain rules say, for any thread count") {
  const auto seed = GENERATE(range(0, 300));
  CAPTURE(seed);
  oracle::RandomNumbers random(static_cast<std::uint64_t>(seed));
  const auto times = random.between(1, 6);
  const bool sorted = random.chance(30), all_kept = random.chance(50);
  std::vector<WrittenRow> rows;
  for (auto count = random.between(0, 40); count > 0; --count) {
    const auto payer = static_cast<std::uint32_t>(random.between(1, 6));
    const auto payee = (payer + static_cast<std::uint32_t>(random.between(0, 4))) % 6 + 1;
    auto row = at(random.between(1, times), payer, payee, static_cast<std::uint16_t>(random.between(0, 1)));
    if (!all_kept && random.chance(20)) row.state = RowState::hole;
    rows.push_back(row);
  }
  if (sorted) std::ranges::stable_sort(rows, {}, &WrittenRow::time);
  Rows listed(rows.size());
  std::iota(listed.begin(), listed.end(), 0u);
  std::erase_if(listed, [&](auto row) { return rows[row].state != RowState::kept; });
  std::ranges::stable_sort(listed, {}, [&](auto row) { return rows[row].time; });
  for (const std::size_t threads : {1u, 2u, 8u})
    with_threads(threads, [&] {
      REQUIRE(ordered(rows, EqualTimes::as_listed) == listed);
      REQUIRE(ordered(rows, EqualTimes::credits_first) == naive_order(rows));
    });
}

TEST_CASE("many rows out of order are sorted stably") {
  oracle::RandomNumbers random(1);
  std::vector<WrittenRow> rows(300'000);
  for (auto& row : rows) row.time = random.between(0, 1000);
  Rows expected(rows.size());
  std::iota(expected.begin(), expected.end(), 0u);
  std::ranges::stable_sort(expected, {}, [&](auto row) { return rows[row].time; });
  CHECK(with_threads(8, [&] { return ordered(rows, EqualTimes::as_listed); }) == expected);
}

}  // namespace
}  // namespace sluice
