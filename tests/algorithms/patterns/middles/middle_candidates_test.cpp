// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/middles/middle_candidates.hpp"

#include "tests/algorithms/patterns/asked_shapes.hpp"
#include "tests/oracle/written.hpp"

namespace sluice {
namespace {

using oracle::pays;
using tests::AskedShapes;

std::vector<std::uint8_t> flags(const AskedShapes& asked) {
  Progress progress;
  return flag_middle_candidates(asked.graph(), asked.question(), progress);
}

/// For each row whether it scatters or gathers in some instance.
std::vector<std::uint8_t> roles(const AskedShapes& asked) {
  std::vector<std::uint8_t> roles(asked.ledger().rows.size());
  for (const auto& shape : oracle::scatter_gather(asked.ledger(), asked.asked()))
    for (const auto place : shape.rows) {
      const auto row = static_cast<std::size_t>(place);
      if (asked.ledger().rows[row].payer == shape.accounts[0]) roles[row] |= may_scatter;
      if (asked.ledger().rows[row].payee == shape.accounts[1]) roles[row] |= may_gather;
    }
  return roles;
}

}  // namespace

TEST_CASE("nothing that takes part in a scatter-gather is left out") {
  std::size_t taking_part = 0;
  for (std::uint64_t seed = 1; seed <= 800; ++seed) {
    INFO("seed " << seed);
    const auto asked = tests::asked_shapes(seed);
    const auto kept = flags(asked);
    const auto needed = roles(asked);
    REQUIRE(kept.size() == asked.graph().transfer_count());
    for (TransferNo t(0); t < asked.graph().end(); ++t) {
      const auto row = asked.row_of(t);
      if (row) CHECK((needed[*row] & ~kept[t.value]) == 0);
      if (!row) CHECK(kept[t.value] == 0);
      taking_part += row && needed[*row] != 0;
    }
    if (seed % 50 == 0) CHECK(with_threads(2, [&] { return flags(asked); }) == kept);
  }
  CHECK(taking_part > 1'000);
}

TEST_CASE("what has too few middles, or passes nothing on, is left out") {
  const auto kept = [](int degree_min, std::vector<oracle::Row> rows) {
    return flags(
        AskedShapes({std::move(rows), {}}, {.window_ns = 10 * tests::second_ns, .degree_min = degree_min}));
  };
  using Flags = std::vector<std::uint8_t>;
  const std::vector<oracle::Row> two_middles = {pays("a", "S", "M", 0, 1), pays("b", "S", "N", 1, 1),
                                                pays("c", "M", "T", 5, 1), pays("d", "N", "T", 10, 1)};
  CHECK(kept(2, two_middles) == Flags{may_scatter, may_scatter, may_gather, may_gather});
  CHECK(kept(3, two_middles) == Flags{0, 0, 0, 0});
  auto late = two_middles;
  late.back().time_ns = 100 * tests::second_ns;
  CHECK(kept(2, late) == Flags{0, 0, 0, 0});
  CHECK(kept(2, {pays("a", "S", "M", 0, 1), pays("b", "S", "N", 1, 1)}) == Flags{0, 0});
}

}  // namespace sluice
