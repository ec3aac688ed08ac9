// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/cycles/cycle_candidates.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"
#include "tests/oracle/written.hpp"

namespace sluice {
namespace {

using oracle::pays;
using tests::AskedShapes;

std::vector<std::uint8_t> flags(const AskedShapes& asked) {
  Progress progress;
  return flag_cycle_candidates(asked.graph(), asked.question(), progress);
}

}  // namespace

TEST_CASE("nothing on a cycle is left out, and flags do not depend on the number of threads") {
  std::size_t on_cycles = 0;
  for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
    INFO("seed " << seed);
    const auto asked = tests::asked_shapes(seed);
    const auto kept = flags(asked);
    REQUIRE(kept.size() == asked.graph().transfer_count());
    std::vector<bool> is_on_cycle(asked.ledger().rows.size());
    for (const auto& cycle : oracle::cycles(asked.ledger(), asked.asked()))
      for (const auto row : cycle.rows) is_on_cycle[static_cast<std::size_t>(row)] = true;
    for (TransferNo t(0); t < asked.graph().end(); ++t) {
      const auto row = asked.row_of(t);
      if (row && is_on_cycle[*row]) CHECK(kept[t.value] != 0);
      if (!row) CHECK(kept[t.value] == 0);
    }
    on_cycles += static_cast<std::size_t>(std::ranges::count(is_on_cycle, true));
    if (seed % 50 == 0) CHECK(with_threads(8, [&] { return flags(asked); }) == kept);
  }
  CHECK(on_cycles > 2'000);
}

TEST_CASE("what leads nowhere, or lies far from all that leads back, is left out") {
  const oracle::PatternQuery query{.window_ns = 100 * tests::second_ns};
  const auto count_kept = [&](std::vector<oracle::Row> rows) {
    const auto kept = flags(AskedShapes({std::move(rows), {}}, query));
    return std::ranges::count_if(kept, [](auto flag) { return flag != 0; });
  };
  // Of a path only what has something on both sides is kept.
  CHECK(count_kept({pays("a", "A", "B", 0, 1), pays("b", "B", "C", 1, 1)}) == 0);
  CHECK(count_kept({pays("a", "A", "B", 0, 1), pays("b", "B", "C", 1, 1), pays("c", "C", "D", 2, 1)}) == 1);
  CHECK(count_kept({pays("a", "A", "B", 0, 1), pays("b", "B", "C", 50, 1), pays("c", "C", "A", 100, 1)})
        == 3);
  CHECK(count_kept({pays("a", "A", "B", 0, 1), pays("b", "B", "C", 1, 1), pays("c", "C", "A", 300, 1)}) == 0);
  CHECK(count_kept({}) == 0);
}

TEST_CASE("cycles of a whole window are kept wherever they lie, also in a ledger of very many windows") {
  for (const std::int64_t span : {50, 1'000, 1'000'000}) {
    oracle::Ledger ledger;
    for (int i = 0; i < 50; ++i) {
      const auto begin = i * (span + 7) / 10;
      const auto name = [&](const char* text) { return text + std::to_string(i); };
      ledger.rows.push_back(pays(name("a"), name("A"), name("B"), begin, 1));
      ledger.rows.push_back(pays(name("b"), name("B"), name("C"), begin + 1, 1));
      ledger.rows.push_back(pays(name("c"), name("C"), name("A"), begin + 3, 1));
    }
    std::ranges::stable_sort(ledger.rows, {}, &oracle::Row::time_ns);
    const AskedShapes asked(ledger, {.window_ns = 3 * tests::second_ns});
    CHECK(flags(asked) == std::vector<std::uint8_t>(ledger.rows.size(), 1));
  }
}

TEST_CASE("a search for candidates can be cancelled") {
  const AskedShapes asked(tests::dense_ledger(1, 20, 20), {});
  Progress progress;
  progress.cancelled = true;
  CHECK_THROWS_AS(flag_cycle_candidates(asked.graph(), asked.question(), progress), Interrupted);
}

}  // namespace sluice
