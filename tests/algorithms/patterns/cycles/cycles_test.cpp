// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/cycles/cycles.hpp"

#include <numeric>

#include "tests/algorithms/patterns/asked_shapes.hpp"

namespace sluice {
namespace {

using tests::AskedShapes;

std::uint64_t find(const AskedShapes& asked, Progress& progress, const ShapeSink& sink) {
  const auto counts = find_cycles(asked.graph(), asked.question(), progress, sink).of_length;
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

void check_lengths(const AskedShapes& asked, const std::vector<oracle::Shape>& expected) {
  Progress progress;
  const auto counts = find_cycles(asked.graph(), asked.question(), progress, {});
  CycleCounts wanted;
  for (const auto& cycle : expected) ++wanted.of_length[cycle.rows.size()];
  CHECK(counts.of_length == wanted.of_length);
}

oracle::PatternQuery lengths(int least, int most) {
  return {.window_ns = std::int64_t{1'000} * tests::second_ns, .length_min = least, .length_max = most};
}

}  // namespace

TEST_CASE("cycles equal the oracle's") {
  constexpr std::uint64_t seeds = 3'000;
  CHECK(tests::compare_with_oracle(seeds, 0, find, oracle::cycles) > 10 * seeds);
}

TEST_CASE("cycles are counted by length") {
  for (std::uint64_t seed = 10'001; seed <= 10'500; ++seed) {
    INFO("seed " << seed);
    const auto asked = tests::asked_shapes(seed);
    check_lengths(asked, oracle::cycles(asked.ledger(), asked.asked()));
  }
}

TEST_CASE("cycles by the hundred equal the oracle's") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    INFO("seed " << seed);
    const auto ledger = tests::dense_ledger(seed, 40, 60);
    auto query = lengths(2, 6);
    query.window_ns = static_cast<std::int64_t>(seed % 5 + 1) * 20 * tests::second_ns;
    const AskedShapes asked(ledger, query);
    const auto expected = oracle::cycles(ledger, query);
    CHECK((tests::instances(asked, find) == expected));
    found += expected.size();
  }
  CHECK(found > 150 * 200);
}

TEST_CASE("cycles of any length are found") {
  for (int length = 2; length <= static_cast<int>(cycle_length_limit); ++length) {
    INFO("length " << length);
    // Two ways round: every transfer twice, so that each step of a cycle has a parallel one.
    oracle::Ledger ledger;
    for (int step = 0; step < length; ++step)
      for (int copy = 0; copy < 2; ++copy) {
        oracle::Row row;
        row.id = std::to_string(step) + "/" + std::to_string(copy);
        row.payer = std::string(1, static_cast<char>('A' + step));
        row.payee = std::string(1, static_cast<char>('A' + (step + 1) % length));
        row.amount = 1;
        row.currency = "CNY";
        row.time_ns = step * tests::second_ns;
        ledger.rows.push_back(row);
      }
    Progress progress;
    const auto count = [&](int least, int most) {
      return find(AskedShapes(ledger, lengths(least, most)), progress, {});
    };
    CHECK(count(2, length) == std::uint64_t{1} << length);
    CHECK(count(length, length) == std::uint64_t{1} << length);
    if (length > 2) CHECK(count(2, length - 1) == 0);
    if (length < static_cast<int>(cycle_length_limit)) CHECK(count(length + 1, length + 1) == 0);
    auto window = lengths(length, length);
    window.window_ns = (length - 1) * tests::second_ns;
    CHECK(find(AskedShapes(ledger, window), progress, {}) == std::uint64_t{1} << length);
    --window.window_ns;
    CHECK(find(AskedShapes(ledger, window), progress, {}) == 0);
  }
}

TEST_CASE("cycles through two accounts equal the oracle's, and their counts") {
  std::size_t found = 0;
  for (std::uint64_t seed = 20'001; seed <= 21'500; ++seed) {
    INFO("seed " << seed);
    auto asked = tests::asked_shapes(seed);
    oracle::RandomNumbers random(seed);
    const auto accounts = asked.graph().account_count();
    // Now and then the same one twice.
    const AccountNo a(static_cast<std::uint32_t>(random.below(accounts)));
    const AccountNo b(static_cast<std::uint32_t>(random.below(accounts)));
    asked.question().through = std::pair(a, b);
    const auto id = [&](AccountNo account) { return std::string(asked.graph().account_id(account)); };
    const auto expected = oracle::through(oracle::cycles(asked.ledger(), asked.asked()), {id(a), id(b)});
    CHECK((tests::instances(asked, find) == expected));
    check_lengths(asked, expected);
    found += expected.size();
  }
  CHECK(found > 5'000);
}

TEST_CASE("cycles are the same for any number of threads, and a search for them can be stopped") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const AskedShapes asked(tests::repeated(tests::dense_ledger(seed, 20, 20), 300), lengths(2, 5));
    tests::check_threads(asked, find);
  }
}

}  // namespace sluice
