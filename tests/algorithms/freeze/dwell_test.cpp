// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/dwell.hpp"

#include <cmath>
#include <numeric>

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/dated_accounts.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::opened, oracle::pays;
using tests::at_second;

constexpr PhaseWeights even{1. / 6, 1. / 6, 1. / 6, 1. / 6, 1. / 6, 1. / 6};
constexpr PhaseWeights quick_or_for_good{0.5, 0, 0, 0, 0, 0.5};

double uniform(oracle::RandomNumbers& random) { return static_cast<double>(random.next() >> 11) * 0x1p-53; }

/// How long something stays whose phase is drawn by weight; what is seen of it ends after `watched`.
Stay draw_stay(oracle::RandomNumbers& random, const PhaseWeights& weights, double watched) {
  std::size_t phase = 0;
  for (auto left = uniform(random); phase + 1 < weights.size() && left >= weights[phase]; ++phase)
    left -= weights[phase];
  const auto seconds = -phase_means[phase] * std::log1p(-uniform(random));
  return seconds < watched ? Stay{seconds, 1, true} : Stay{watched, 1, false};
}

std::string text_of(const std::vector<Stay>& stays) {
  std::string text;
  for (const auto& stay : stays)
    text += (text.empty() ? "" : ", ") + std::to_string(std::lround(stay.seconds)) + "s "
            + std::to_string(std::lround(100 * stay.share)) + "%" + (stay.has_left ? "" : "+");
  return text;
}

}  // namespace

TEST_CASE("an inflow's stays are answered by outflows, oldest first, and what lies there is still staying") {
  // 10 come at 10 s, 30 at 20 s; at 50 s 4 leave, at 60 s 16: 6 and 10. At 100 s 20 of the 30 are still
  // there.
  const tests::AskedGraph asked(tests::built({{pays("v", "V", "A", 10, 10), pays("w", "V", "A", 20, 30),
                                               pays("a", "A", "B", 50, 4), pays("b", "A", "B", 60, 16)},
                                              {opened("A", 0), opened("B", 0), opened("C", 0)}}),
                                {.sources = {{"v"}, {"w"}}});
  const auto traced = trace(asked.graph, asked.query);
  const std::vector pockets{asked.pocket({"B", "CNY"}), asked.pocket({"A", "CNY"})};
  const auto seen = observe_stays(asked.graph, traced, pockets, at_second(100));
  REQUIRE(seen.size() == 2);
  CHECK(text_of(seen[1].stays) == "40s 40%, 50s 60%, 40s 33%, 80s 67%+");
  REQUIRE(seen[1].lying.size() == 1);
  CHECK(seen[1].lying[0].age_seconds == 80);
  CHECK(seen[1].lying[0].amount == 20);
  CHECK(text_of(seen[0].stays) == "50s 100%+, 40s 100%+");
  CHECK(seen[0].lying.size() == 2);
}

TEST_CASE("only victims' money is looked at") {
  // Half of A's 20 are X's: 5 of the 10 that leave are V's, which is half of what came of V's.
  const tests::AskedGraph asked(
      tests::built({{pays("x", "X", "A", 5, 10), pays("v", "V", "A", 10, 10), pays("a", "A", "B", 40, 10)},
                    {opened("A", 0), opened("B", 0), opened("X", 10)}}),
      {.sources = {{"v"}}});
  const auto traced = trace(asked.graph, asked.query);
  const std::vector pockets{asked.pocket({"A", "CNY"})};
  CHECK(text_of(observe_stays(asked.graph, traced, pockets, at_second(50))[0].stays) == "30s 50%, 40s 50%+");
}

TEST_CASE("seconds between two instants are right however far apart they are") {
  CHECK(seconds_between(Time(0), Time(1'500'000'000)) == 1.5);
  CHECK(seconds_between(Time(1'500'000'000), Time(0)) == -1.5);
  CHECK(seconds_between(Time::min(), Time::max()) == Approx(1.8446744073709551e10));
  CHECK(seconds_between(Time::max(), Time::min()) == Approx(-1.8446744073709551e10));
}

TEST_CASE("the share that stays falls off by phase, and never below what stays for good") {
  CHECK(share_staying(quick_or_for_good, 0) == Approx(1));
  CHECK(share_staying(quick_or_for_good, 60) == Approx(0.5 * std::exp(-1) + 0.5));
  CHECK(share_staying(quick_or_for_good, 1e9) == Approx(0.5));
  CHECK(share_staying({0, 0, 1, 0, 0, 0}, 7'200) == Approx(std::exp(-2)));
}

TEST_CASE("what still lies after a time is in phases that stay") {
  const auto later = phases_at_age(quick_or_for_good, 60);
  CHECK(later[0] == Approx(std::exp(-1) / (1 + std::exp(-1))));
  CHECK(later[5] == Approx(1 / (1 + std::exp(-1))));
  CHECK(phases_at_age(quick_or_for_good, 0)[0] == Approx(0.5));
  CHECK(phases_at_age(quick_or_for_good, 1e9)[5] == Approx(1));
  // Nothing in the mixture can be that old: it says nothing.
  CHECK(phases_at_age({1, 0, 0, 0, 0, 0}, 1e9) == PhaseWeights{1, 0, 0, 0, 0, 0});
}

TEST_CASE("without stays the mixture is what was believed before") {
  CHECK(fit_phases({}, quick_or_for_good, 3) == quick_or_for_good);
  const std::vector<Stay> unheard_of{{1e12, 1, true}};
  const auto weights = fit_phases(unheard_of, even, 2);
  for (const auto weight : weights) CHECK(weight == Approx(1. / 6));
}

TEST_CASE("belief counts as so many inflows") {
  // One stay of no length is in the first phase nearly for sure: its weight goes from 1/2 to (1 + 1/2·n)/(1 +
  // n).
  const std::vector<Stay> quick{{0, 1, true}};
  CHECK(fit_phases(quick, quick_or_for_good, 4)[0] == Approx(3. / 5));
  CHECK(fit_phases(quick, quick_or_for_good, 1)[0] == Approx(3. / 4));
  const std::vector<Stay> parts{{0, 0.25, true}, {0, 0.75, true}};
  CHECK(fit_phases(parts, quick_or_for_good, 4)[0] == Approx(3. / 5));
  // Money still there after 60 s: 1/(1 + e) of it is quick, to begin with.
  const std::vector<Stay> waiting{{60, 1, false}};
  CHECK(fit_phases(waiting, quick_or_for_good, 1)[5] > 0.5);
}

TEST_CASE("the planted mixture is recovered from stays, though many are watched for a while only") {
  const PhaseWeights planted{0.35, 0, 0.4, 0, 0, 0.25};
  oracle::RandomNumbers random(1);
  std::vector<Stay> stays;
  std::size_t cut_short = 0;
  for (int i = 0; i < 20'000; ++i) {
    stays.push_back(draw_stay(random, planted, 100'000 * uniform(random)));
    cut_short += stays.back().has_left ? 0u : 1u;
  }
  CHECK(cut_short > 5'000);
  const auto fitted = fit_phases(stays, even, 4);
  for (std::size_t k = 0; k < planted.size(); ++k) {
    INFO("phase " << k);
    CHECK(std::abs(fitted[k] - planted[k]) < 0.06);
  }
  // What counts: how much stays for how long.
  for (const double seconds : {30., 120., 1'000., 10'000., 50'000.}) {
    INFO(seconds << " s");
    CHECK(std::abs(share_staying(fitted, seconds) - share_staying(planted, seconds)) < 0.015);
  }
}

TEST_CASE("weights add up to one") {
  oracle::RandomNumbers random(2);
  for (int round = 0; round < 300; ++round) {
    std::vector<Stay> stays;
    for (auto i = random.between(0, 8); i > 0; --i)
      stays.push_back({std::pow(10.0, 12 * uniform(random)) - 1, uniform(random), random.chance(60)});
    const auto weights = fit_phases(stays, round % 2 == 0 ? even : quick_or_for_good, uniform(random) + 0.01);
    CHECK(std::accumulate(weights.begin(), weights.end(), 0.0) == Approx(1));
    const auto later = phases_at_age(weights, 1e6 * uniform(random));
    CHECK(std::accumulate(later.begin(), later.end(), 0.0) == Approx(1));
    for (const auto weight : weights) CHECK(weight >= 0);
  }
}

}  // namespace sluice
