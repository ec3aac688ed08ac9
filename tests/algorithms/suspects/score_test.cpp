// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/score.hpp"

#include <cmath>

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"

namespace sluice {
namespace {

bool is_near(double found, double expected) { return std::abs(found - expected) < 1e-5; }

/// Strengths of 0, but for those given.
SignalStrengths strengths(std::initializer_list<std::pair<Signal, float>> given) {
  SignalStrengths row;
  for (const auto& [signal, strength] : given)
    row.among_comparable[static_cast<std::size_t>(signal)] = strength;
  return row;
}

double default_score(std::initializer_list<std::pair<Signal, float>> given) {
  return score(default_weights(), strengths(given));
}

}  // namespace

TEST_CASE("strength follows rarity, and few comparable accounts prove little") {
  // 1 of 15: (1 + 2) / (15 + 200) = 0.0139535, −log10 of it 1.855316, a quarter of that 0.463829.
  CHECK(is_near(double{signal_strength(1, 15)}, 0.463829));
  // 100 of 10,000: 102 / 10,200 = 0.01, 2 / 4.
  CHECK(is_near(double{signal_strength(100, 10'000)}, 0.5));
  // 1 of 1,000,000: 3 / 1,000,200 is rarer than one in 10,000: full strength.
  CHECK(signal_strength(1, 1'000'000) == 1);
  // All of 100,000 have it: nothing.
  CHECK(signal_strength(100'000, 100'000) < 0.001f);
}

TEST_CASE("scores by the default weights, by hand") {
  // Nothing: 1 / (1 + e^4.6) = 0.009952.
  CHECK(is_near(default_score({}), 0.009952));
  // dormant-then-busy 1.5 · 1 − 4.6 = −3.1: 1 / (1 + e^3.1).
  CHECK(is_near(default_score({{Signal::dormant_then_busy, 1}}), 0.043107));
  // and shared-device 3.5 · 1: 0.4, 1 / (1 + e^−0.4).
  CHECK(is_near(default_score({{Signal::dormant_then_busy, 1}, {Signal::shared_device, 1}}), 0.598688));
  // chain-membership 4 · 0.5 = 2 counts in full, fast-in-fast-out 1.5 · 0.4 = 0.6 of the same group a
  // quarter, 0.15; many-payers 0.5 · 0.6 = 0.3: 2.45 − 4.6 = −2.15.
  CHECK(is_near(
      default_score(
          {{Signal::chain_membership, 0.5f}, {Signal::fast_in_fast_out, 0.4f}, {Signal::many_payers, 0.6f}}),
      0.104331));
}

TEST_CASE("the largest of a group counts in full, whichever comes first") {
  const auto weights = default_weights();
  const auto added =
      contributions(weights, strengths({{Signal::shared_phone, 0.2f}, {Signal::shared_device, 1}}));
  CHECK(is_near(added[static_cast<std::size_t>(Signal::shared_phone)], 2.5 * 0.2 / 4));
  CHECK(is_near(added[static_cast<std::size_t>(Signal::shared_device)], 3.5));
  const auto other =
      contributions(weights, strengths({{Signal::shared_phone, 1}, {Signal::shared_device, 0.2f}}));
  CHECK(is_near(other[static_cast<std::size_t>(Signal::shared_phone)], 2.5));
  CHECK(is_near(other[static_cast<std::size_t>(Signal::shared_device)], 3.5 * 0.2 / 4));
}

TEST_CASE("no signal alone reaches 0.5, and a group of them hardly more than one") {
  for (std::size_t s = 0; s < signal_count; ++s) {
    INFO(to_text(static_cast<Signal>(s)));
    CHECK(default_score({{static_cast<Signal>(s), 1.0f}}) < 0.5);
  }
  CHECK(default_score({{Signal::shared_phone, 1}, {Signal::shared_address, 1}}) < 0.5);
  CHECK(default_score({{Signal::dormant_then_busy, 1}, {Signal::newly_opened, 1}}) < 0.5);
}

TEST_CASE("every signal raises the score, and unknown ones change nothing") {
  for (std::size_t s = 0; s < signal_count; ++s) {
    INFO(to_text(static_cast<Signal>(s)));
    CHECK(default_score({{static_cast<Signal>(s), 0.3f}}) > default_score({}));
    CHECK(default_score({{static_cast<Signal>(s), unknown_signal()}}) == default_score({}));
  }
}

TEST_CASE(
    "a stretched sum of rarities among comparable accounts and among all; what is unknown adds nothing") {
  ScoreWeights weights;
  weights.bias = -1;
  weights.among_comparable.fill(2);
  weights.among_all.fill(-1);
  weights.slope = 2;
  weights.shift = 0.25;
  // Signal 0 unknown; signal 1 at 0.75, among all 0.25, adds 1.5 − 0.25: 2 · (1.25 − 1) + 0.25 = 0.75.
  auto row = strengths({{static_cast<Signal>(1), 0.75f}});
  row.among_all[1] = 0.25f;
  row.among_comparable[0] = row.among_all[0] = unknown_signal();
  CHECK(is_near(score_sum(weights, row), 0.75));
  CHECK(is_near(score(weights, row), 1 / (1 + std::exp(-0.75))));
  CHECK(is_near(logit(score(weights, row)), 0.75));
}

TEST_CASE("sums tell apart what scores no longer do") {
  auto weights = default_weights();
  weights.slope = 30;
  const auto more = strengths({{Signal::chain_membership, 1}, {Signal::shared_device, 1}});
  const auto less = strengths({{Signal::chain_membership, 1}, {Signal::shared_device, 0.9f}});
  CHECK(score(weights, more) == score(weights, less));
  CHECK(score_sum(weights, more) > score_sum(weights, less));
}

TEST_CASE("a value below its threshold has no strength, however rare") {
  const TransferGraph graph(
      tests::built({{oracle::pays("1", "a", "b", 1, 5), oracle::pays("2", "b", "c", 2, 5)}, {}}));
  const ComparableAccounts comparable(graph, {});
  Progress progress;
  SignalTable values;
  for (auto& column : values.values) column.assign(graph.account_count(), unknown_signal());
  values.values[static_cast<std::size_t>(Signal::many_payers)] = {4.9f, 5, 0};
  SignalThresholds thresholds;
  thresholds.values.fill(5);
  const auto strength =
      measure_strengths(values, measure_rarity(values, comparable, progress), comparable, thresholds);
  CHECK(strength.at(Signal::many_payers, AccountNo(0)) == 0);
  CHECK(strength.at(Signal::many_payers, AccountNo(1)) == signal_strength(1, 3));
  CHECK(strength.at(Signal::many_payers, AccountNo(2)) == 0);
  CHECK_FALSE(is_known(strength.at(Signal::night_hours, AccountNo(1))));
}

TEST_CASE(
    "uncut, a value below its threshold speaks by its rarity, among comparable accounts and among all") {
  const TransferGraph graph(
      tests::built({{oracle::pays("1", "a", "b", 1, 5), oracle::pays("2", "b", "c", 2, 5)}, {}}));
  const ComparableAccounts comparable(graph, {});
  Progress progress;
  SignalTable values;
  for (auto& column : values.values) column.assign(graph.account_count(), unknown_signal());
  values.values[static_cast<std::size_t>(Signal::many_payers)] = {4.9f, 5, 0};
  const auto found = uncut_strengths(measure_rarity(values, comparable, progress), comparable, AccountNo(0));
  constexpr auto s = static_cast<std::size_t>(Signal::many_payers);
  // Two of three have 4.9 or more; the three are of one class.
  CHECK(is_near(double{found.among_comparable[s]}, double{signal_strength(2, 3)}));
  CHECK(is_near(double{found.among_all[s]}, double{signal_strength(2, 3)}));
  CHECK_FALSE(is_known(found.among_comparable[static_cast<std::size_t>(Signal::night_hours)]));
  CHECK_FALSE(is_known(found.among_all[static_cast<std::size_t>(Signal::night_hours)]));
}

}  // namespace sluice
