// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/training.hpp"

#include <algorithm>
#include <cmath>

#include "engine/run/parallel.hpp"
#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using oracle::pays;

bool is_near(double found, double expected) { return std::abs(found - expected) < 1e-6; }

TrainingRow row_with(float strength, bool is_confirmed) {
  TrainingRow row;
  row.strengths.among_comparable[0] = strength;
  row.is_confirmed = is_confirmed;
  return row;
}

/// Rows of random strengths, some unknown, whose truth leans on the first three signals.
std::vector<TrainingRow> random_rows(std::uint64_t seed, std::size_t count) {
  oracle::RandomNumbers random(seed);
  std::vector<TrainingRow> rows(count);
  for (auto& row : rows) {
    auto& [among_comparable, among_all] = row.strengths;
    for (std::size_t s = 0; s < signal_count; ++s) {
      const bool is_unknown = random.chance(15);
      for (auto* strength : {&among_comparable[s], &among_all[s]})
        *strength = is_unknown ? unknown_signal() : static_cast<float>(random.between(0, 100)) / 100;
    }
    float sum = 0;
    for (std::size_t s = 0; s < 3; ++s) sum += is_known(among_comparable[s]) ? among_comparable[s] : 0;
    row.is_confirmed = random.chance(static_cast<int>(std::min(sum, 2.8f) * 33) + 2);
  }
  return rows;
}

double loss(const ScoreWeights& weights, std::span<const TrainingRow> rows) {
  double sum = 0;
  for (const auto& row : rows) {
    const auto predicted = score(weights, row.strengths);
    sum -= std::log(row.is_confirmed ? predicted : 1 - predicted);
  }
  for (std::size_t s = 0; s < signal_count; ++s)
    sum += 0.5
           * (weights.among_comparable[s] * weights.among_comparable[s]
              + weights.among_all[s] * weights.among_all[s]);
  return sum;
}

/// 60 people who pay each other now and then over 100 days, and 30 mules who pass on at once what 10 others
/// send them, on all days. Half of the mules and of the people are labelled.
struct MadeCase {
  oracle::Ledger ledger;
  std::vector<std::pair<std::string, bool>> labels;

  explicit MadeCase(std::uint64_t seed) {
    oracle::RandomNumbers random(seed);
    int count = 0;
    const auto pay = [&](const std::string& payer, const std::string& payee, std::int64_t second,
                         std::int64_t amount) {
      if (payer != payee) ledger.rows.push_back(pays(std::to_string(++count), payer, payee, second, amount));
    };
    constexpr std::int64_t day = 86'400;
    for (int i = 0; i < 1'200; ++i)
      pay("p" + std::to_string(random.below(60)), "p" + std::to_string(random.below(60)),
          random.between(0, 99 * day), random.between(1'000, 90'000));
    for (int mule = 0; mule < 30; ++mule) {
      const auto begin = mule * 3 * day;
      for (int i = 0; i < 12; ++i) {
        const auto id = "m" + std::to_string(mule), next = "m" + std::to_string((mule + 1) % 30);
        pay("v" + std::to_string(random.below(40)), id, begin + i * 4'000, 1'000'000 + i);
        pay(id, mule % 5 == 4 ? "x" + std::to_string(random.below(9)) : next, begin + i * 4'000 + 600,
            990'000 + i);
      }
    }
    std::ranges::stable_sort(ledger.rows, {}, &oracle::Row::time_ns);
    for (int i = 0; i < 60; ++i) labels.emplace_back("p" + std::to_string(i), false);
    for (int i = 0; i < 30; ++i) labels.emplace_back("m" + std::to_string(i), true);
  }

  std::vector<LabelledAccount> labelled(const TransferGraph& graph) const {
    std::vector<LabelledAccount> accounts;
    for (const auto& [id, is_confirmed] : labels)
      accounts.push_back({graph.find_account(id).value(), is_confirmed});
    std::ranges::sort(accounts);
    return accounts;
  }
};

}  // namespace

TEST_CASE("one signal, ten confirmed with it and ten cleared without: the minimum by hand") {
  // With predictions p1 with it and p0 without, the bias is free, so 10 p1 + 10 p0 = 10 and b = −w / 2; the
  // weight pays ½ w², so w = 10 (1 − p1) with p1 = 1 / (1 + e^(−w/2)): w = 2.3553.
  std::vector<TrainingRow> rows;
  for (int i = 0; i < 10; ++i) {
    rows.push_back(row_with(1, true));
    rows.push_back(row_with(0, false));
  }
  const auto fitted = fit_weights(rows);
  CHECK(fitted.has_converged);
  const auto w = fitted.weights.among_comparable[0];
  CHECK(std::abs(w - 2.3553) < 1e-3);
  CHECK(is_near(w, 10 * (1 - logistic(w / 2))));
  CHECK(is_near(fitted.weights.bias, -w / 2));
  CHECK(fitted.weights.among_comparable[1] == 0);
  CHECK(fitted.weights.among_all[0] == 0);
  CHECK(fitted.labelled_share == 0.5);
  CHECK(fitted.assumed_share == 0.5);
}

TEST_CASE("no step away from the fitted weights makes the loss smaller") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    const auto rows = random_rows(seed, 200);
    auto fitted = fit_weights(rows);
    REQUIRE(fitted.has_converged);
    auto& weights = fitted.weights;
    weights.slope = 1;
    weights.shift = 0;
    const auto least = loss(weights, rows);
    const auto check = [&](double& weight) {
      for (const auto step : {-1e-3, 1e-3}) {
        weight += step;
        CHECK(loss(weights, rows) > least);
        weight -= step;
      }
    };
    check(weights.bias);
    for (std::size_t s = 0; s < signal_count; ++s) {
      check(weights.among_comparable[s]);
      check(weights.among_all[s]);
    }
  }
}

TEST_CASE("a signal that decides everything does not stop the search") {
  std::vector<TrainingRow> rows;
  for (int i = 0; i < 500; ++i) rows.push_back(row_with(i % 2 == 0 ? 1.0f : 0.0f, i % 2 == 0));
  const auto fitted = fit_weights(rows);
  CHECK(fitted.has_converged);
  CHECK(score(fitted.weights, rows[0].strengths) > 0.95);
  CHECK(score(fitted.weights, rows[1].strengths) < 0.05);
}

TEST_CASE(
    "labels that are told apart without fail do not make scores more certain than their number allows") {
  // 10 of 30 confirmed, two signals at 1 for them and at 0 for the others. The targets are 11/12 and 1/22, so
  // no stretched sum of a row that was left out means more than about that: nowhere near certainty.
  std::vector<TrainingRow> rows;
  for (int i = 0; i < 30; ++i) {
    rows.push_back(row_with(i % 3 == 0 ? 1.0f : 0.0f, i % 3 == 0));
    rows.back().strengths.among_comparable[1] = rows.back().strengths.among_comparable[0];
  }
  const auto fitted = fit_weights(rows);
  CHECK(fitted.weights.slope >= 1);
  CHECK(fitted.weights.slope < 3);
  CHECK(score(fitted.weights, rows[0].strengths) > 0.8);
  CHECK(score(fitted.weights, rows[0].strengths) < 0.97);
  CHECK(score(fitted.weights, rows[1].strengths) > 0.01);
}

TEST_CASE("the share of all accounts that is like the confirmed ones, by hand") {
  // Half of the labelled accounts are confirmed. Of 100 others the scores of 10 are e^40 to 1, of 90 1 to
  // e^40: a shift changes neither, so the share is 10 in 100.
  std::vector<double> sums(100, -40);
  std::fill_n(sums.begin(), 10, 40);
  sums.push_back(std::nan(""));
  CHECK(std::abs(estimate_share(sums, 0.5) - 0.1) < 1e-6);
  // Never less than 1 in 100, unless labels have less, and never more than among labels.
  CHECK(estimate_share(std::vector<double>(100, -40), 0.5) == 0.01);
  CHECK(estimate_share(std::vector<double>(100, -40), 0.004) == 0.004);
  CHECK(estimate_share(std::vector<double>(100, 40), 0.3) == 0.3);
  CHECK(estimate_share(std::vector<double>(), 0.3) == 0.01);
}

TEST_CASE("a share of 1 in 10 instead of 1 in 2 makes odds nine times smaller, and keeps the order") {
  FittedWeights fitted;
  fitted.labelled_share = fitted.assumed_share = 0.5;
  fitted.weights.among_comparable[0] = 4;
  assume_share(fitted, 0.1);
  CHECK(fitted.assumed_share == 0.1);
  // A sum of 2 is e^2 to 1: e^2 / 9 to 1 now.
  CHECK(is_near(score(fitted.weights, row_with(0.5f, true).strengths), std::exp(2) / (std::exp(2) + 9)));
}

TEST_CASE("a cleared account stands for many, by hand") {
  // Two confirmed and two cleared; 1 in 10 of all is like the confirmed: each cleared one counts 9 times.
  const std::vector<TrainingRow> rows{row_with(0, true), row_with(0, false), row_with(0, true),
                                      row_with(0, false)};
  const std::vector<double> scores{0.9, 0.6, 0.4, 0.1};
  const auto found = evaluate(scores, rows, 0.1);
  CHECK(is_near(found.cleared_weight, 9));
  CHECK(is_near(found.precision, 1.0 / 10));  // one right, one wrong that counts 9 times
  CHECK(is_near(found.precision_among_labelled, 1.0 / 2));
  CHECK(is_near(found.recall, 0.5));
  CHECK(is_near(found.f1, 2.0 / 12));  // 2 · 1 / (10 + 2)
  CHECK(is_near(found.brier, (0.01 + 9 * 0.36 + 0.36 + 9 * 0.01) / 20));
  CHECK(is_near(found.brier_of_share, (2 * 0.81 + 18 * 0.01) / 20));
  CHECK(found.calibration[6].accounts == 1);
  CHECK(found.calibration[6].share == 0);
  CHECK(found.calibration[9].share == 1);
}

TEST_CASE("an evaluation by hand") {
  const std::vector<TrainingRow> rows{row_with(0, true), row_with(0, false), row_with(0, true),
                                      row_with(0, false)};
  const std::vector<double> scores{0.9, 0.6, 0.4, 1};
  const auto found = evaluate(scores, rows, 0.5);
  CHECK(found.confirmed == 2);
  CHECK(found.cleared == 2);
  CHECK(is_near(found.precision, 1.0 / 3));  // of 0.9, 0.6 and 1 only the first was confirmed
  CHECK(is_near(found.recall, 0.5));
  CHECK(is_near(found.f1, 0.4));                // 2 · 1 / (3 + 2)
  CHECK(is_near(found.precision_at_top, 0.5));  // 1 and 0.9
  CHECK(is_near(found.brier, (0.01 + 0.36 + 0.36 + 1) / 4));
  CHECK(is_near(found.brier_of_share, 0.25));
  CHECK(found.calibration[9].accounts == 2);
  CHECK(found.calibration[9].confirmed == 1);
  CHECK(is_near(found.calibration[9].predicted, 0.95));
  CHECK(found.calibration[4].confirmed == 1);
  const auto nobody = evaluate(std::vector<double>{0.1, 0.1, 0.1, 0.1}, rows, 0.5);
  CHECK(std::isnan(nobody.precision));
  CHECK(nobody.recall == 0);
}

TEST_CASE("the earlier labelled accounts train, nobody who begins at the split is on both sides") {
  oracle::Ledger ledger;
  for (int i = 0; i < 10; ++i)
    ledger.rows.push_back(pays(std::to_string(i), "a" + std::to_string(i), "z", i < 6 ? i : 6, 1));
  const TransferGraph graph(tests::built(ledger));
  std::vector<LabelledAccount> labels;
  for (std::uint32_t i = 0; i < 10; ++i) labels.push_back({AccountNo(i), i % 2 == 0});
  const auto parts = split_by_time(graph, labels);
  // Seven of ten would be 0 to 6, but 6 begins when 7 does.
  CHECK(parts.earlier.size() == 6);
  CHECK(parts.later.size() == 4);
  CHECK(parts.split == Time(6'000'000'000 - 1));
}

TEST_CASE("weights learnt from labels find the accounts that nothing was learnt from") {
  const MadeCase made(3);
  const TransferGraph graph(tests::built(made.ledger));
  const auto labels = made.labelled(graph);
  Progress progress;
  Suspicion suspicion(graph, {}, confirmed_among(labels), progress);
  const auto before = suspicion.strength();
  const auto trained = train_weights(suspicion, {}, labels, progress);
  REQUIRE(trained);
  CHECK(trained->fitted.has_converged);
  for (std::size_t s = 0; s < signal_count; ++s)
    for (std::size_t i = 0; i < graph.account_count(); ++i) {
      const auto was = before.values[s][i], is = suspicion.strength().values[s][i];
      CHECK((is_known(was) ? was == is : !is_known(is)));
    }
  // No account without a label is a mule, so scores are made for 1 in 100; among the labelled accounts it is
  // 1 in 3.
  auto fitted = trained->fitted;
  CHECK(fitted.assumed_share == 0.01);
  CHECK(is_near(fitted.labelled_share, 1.0 / 3));
  assume_share(fitted, fitted.labelled_share);
  std::size_t right = 0;
  for (const auto& label : labels) {
    const auto found = score(fitted.weights, suspicion.strengths(label.account, fitted.weights));
    right += (found >= 0.5) == label.is_confirmed ? 1u : 0u;
  }
  CHECK(right >= labels.size() * 9 / 10);
}

TEST_CASE("fewer than ten of either label teach nothing") {
  const MadeCase made(3);
  const TransferGraph graph(tests::built(made.ledger));
  auto labels = made.labelled(graph);
  std::size_t confirmed = 0;
  std::erase_if(labels, [&](const LabelledAccount& label) { return label.is_confirmed && ++confirmed > 9; });
  Progress progress;
  Suspicion suspicion(graph, {}, confirmed_among(labels), progress);
  CHECK_FALSE(train_weights(suspicion, {}, labels, progress));
}

TEST_CASE("the weights are the same for any number of threads") {
  const MadeCase made(4);
  const TransferGraph graph(tests::built(made.ledger));
  const auto labels = made.labelled(graph);
  const auto learnt = [&](std::size_t threads) {
    return with_threads(threads, [&] {
      Progress progress;
      Suspicion suspicion(graph, {}, confirmed_among(labels), progress);
      return train_weights(suspicion, {}, labels, progress).value().fitted.weights;
    });
  };
  const auto once = learnt(1);
  for (const std::size_t threads : {2u, 8u}) {
    const auto again = learnt(threads);
    CHECK(again.among_comparable == once.among_comparable);
    CHECK(again.among_all == once.among_all);
    CHECK(again.shift == once.shift);
    CHECK(again.bias == once.bias);
    CHECK(again.slope == once.slope);
  }
}

}  // namespace sluice
