// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/cycles/cycle_search.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"

namespace sluice {
namespace {

using Rows = std::vector<int>;

oracle::PatternQuery lengths(std::uint64_t seed) {
  oracle::RandomNumbers random(seed);
  oracle::PatternQuery query;
  query.window_ns = std::int64_t{1'000} * tests::second_ns;
  query.length_min = static_cast<int>(random.between(2, 4));
  query.length_max = static_cast<int>(random.between(query.length_min, 8));
  return query;
}

Rows rows_of(std::span<const std::uint32_t> cycle) { return {cycle.begin(), cycle.end()}; }

}  // namespace

TEST_CASE("a search finds the cycles of one beginning after another, in any order of beginnings") {
  std::size_t found = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    INFO("seed " << seed);
    oracle::RandomNumbers random(seed);
    const auto ledger = tests::dense_ledger(seed, 15, 45);
    const auto asked = lengths(seed);
    const TransferGraph graph(tests::built(ledger));
    const auto flows = make_flow_graph(graph, std::vector<std::uint8_t>(graph.transfer_count(), 1));
    const auto size = static_cast<std::uint32_t>(flows.transfers.size());
    const auto expected = oracle::cycles(ledger, asked);
    const Progress progress;
    CycleSearch search(flows, progress, static_cast<std::uint32_t>(asked.length_min),
                       static_cast<std::uint32_t>(asked.length_max));
    for (int round = 0; round < 40; ++round) {
      const auto first = static_cast<std::uint32_t>(random.below(size));
      const auto limit = static_cast<std::uint32_t>(random.between(first + 1, size));
      std::vector<Rows> cycles, wanted;
      search.run(first, limit,
                 [&](std::span<const std::uint32_t> cycle) { cycles.push_back(rows_of(cycle)); });
      for (const auto& cycle : expected)
        if (cycle.rows.front() == static_cast<int>(first) && cycle.rows.back() < static_cast<int>(limit))
          wanted.push_back(cycle.rows);
      CHECK(cycles == wanted);
      found += cycles.size();
    }
  }
  CHECK(found > 10'000);
}

}  // namespace sluice
