// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/training.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <Eigen/Cholesky>

namespace sluice {
namespace {

constexpr std::size_t folds = 5;
constexpr Eigen::Index columns = 1 + 2 * static_cast<Eigen::Index>(signal_count);

struct Solution {
  Eigen::VectorXd weights;
  int steps = 0;
  bool has_converged = false;
};

/// Minimises Σ log loss + ½ · penalty · Σ weights², the first column's weight being free.
class LogisticRegression {
 public:
  LogisticRegression(const Eigen::MatrixXd& rows, const Eigen::VectorXd& truths, double penalty)
      : rows_(rows), truths_(truths), penalties_(Eigen::VectorXd::Constant(rows.cols(), penalty)) {
    penalties_[0] = 0;
  }

  Solution solve() const {
    constexpr int steps_max = 100;
    const auto small = 1e-9 * static_cast<double>(rows_.rows());
    Solution found{Eigen::VectorXd::Zero(rows_.cols()), 0, false};
    for (; found.steps < steps_max; ++found.steps) {
      const Eigen::VectorXd predicted =
          (rows_ * found.weights).unaryExpr([](double x) { return logistic(x); });
      const Eigen::VectorXd gradient =
          rows_.transpose() * (predicted - truths_) + penalties_.cwiseProduct(found.weights);
      found.has_converged = gradient.cwiseAbs().maxCoeff() <= small;
      if (found.has_converged) break;
      // A trace of certainty everywhere keeps the matrix regular where predictions are all but certain.
      const Eigen::VectorXd certainty = predicted.unaryExpr([](double p) { return p * (1 - p) + 1e-12; });
      Eigen::MatrixXd curvature = rows_.transpose() * certainty.asDiagonal() * rows_;
      curvature.diagonal() += penalties_;
      const Eigen::VectorXd step = curvature.ldlt().solve(gradient);
      if (!take(found.weights, step)) break;
    }
    return found;
  }

 private:
  double loss(const Eigen::VectorXd& weights) const {
    const Eigen::VectorXd sums = rows_ * weights;
    double loss = 0.5 * penalties_.dot(weights.cwiseProduct(weights));
    for (Eigen::Index i = 0; i < sums.size(); ++i) {
      const auto x = truths_[i] > 0.5 ? -sums[i] : sums[i];
      loss += x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
    }
    return loss;
  }

  /// Goes along the step, halved until the loss no longer grows; false where no such part of it is left.
  bool take(Eigen::VectorXd& weights, const Eigen::VectorXd& step) const {
    const auto before = loss(weights);
    for (double part = 1; part > 1e-9; part /= 2) {
      const Eigen::VectorXd tried = weights - part * step;
      if (!(loss(tried) <= before)) continue;
      weights = tried;
      return true;
    }
    return false;
  }

  const Eigen::MatrixXd& rows_;
  const Eigen::VectorXd& truths_;
  Eigen::VectorXd penalties_;
};

Solution fit_rows(std::span<const TrainingRow> rows) {
  Eigen::MatrixXd features(static_cast<Eigen::Index>(rows.size()), columns);
  Eigen::VectorXd truths(features.rows());
  for (Eigen::Index i = 0; i < features.rows(); ++i) {
    const auto& row = rows[static_cast<std::size_t>(i)];
    truths[i] = row.is_confirmed ? 1 : 0;
    features(i, 0) = 1;
    for (std::size_t s = 0; s < signal_count; ++s) {
      const auto known = is_known(row.strength[s]);
      const auto column = 1 + 2 * static_cast<Eigen::Index>(s);
      features(i, column) = known ? double{row.strength[s]} : 0;
      features(i, column + 1) = known ? 0 : 1;
    }
  }
  return LogisticRegression(features, truths, 1).solve();
}

ScoreWeights as_weights(const Solution& solution) {
  ScoreWeights weights;
  weights.bias = solution.weights[0];
  for (std::size_t s = 0; s < signal_count; ++s) {
    const auto column = 1 + 2 * static_cast<Eigen::Index>(s);
    weights.strength[s] = solution.weights[column];
    weights.unknown[s] = solution.weights[column + 1];
  }
  return weights;
}

/// A prediction by weights that were fitted without the row.
struct LeftOut {
  double sum = 0;
  bool is_confirmed = false;
  std::size_t fold = 0;
};

double sum_of(const ScoreWeights& weights, const BySignal<float>& strength) {
  auto sum = weights.bias;
  for (const auto each : contributions(weights, strength)) sum += each;
  return sum;
}

std::vector<LeftOut> predict_left_out(std::span<const TrainingRow> rows) {
  std::vector<LeftOut> predictions;
  std::size_t of_label[2] = {0, 0};
  for (const auto& row : rows)
    predictions.push_back({0, row.is_confirmed, of_label[row.is_confirmed ? 1 : 0]++ % folds});
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<TrainingRow> others;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (predictions[i].fold != fold) others.push_back(rows[i]);
    const auto weights = as_weights(fit_rows(others));
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (predictions[i].fold == fold) predictions[i].sum = sum_of(weights, rows[i].strength);
  }
  return predictions;
}

struct Stretch {
  double slope = 1, shift = 0;
  double of(double sum) const { return logistic(slope * sum + shift); }
};

/// Slope and shift that fit the predictions best, those of one fold left out (`folds`: none).
Stretch fit_stretch(std::span<const LeftOut> predictions, std::size_t left_out) {
  std::vector<LeftOut> used;
  for (const auto& each : predictions)
    if (each.fold != left_out) used.push_back(each);
  Eigen::MatrixXd features(static_cast<Eigen::Index>(used.size()), 2);
  Eigen::VectorXd truths(features.rows());
  for (Eigen::Index i = 0; i < features.rows(); ++i) {
    const auto& each = used[static_cast<std::size_t>(i)];
    features(i, 0) = 1;
    features(i, 1) = each.sum;
    truths[i] = each.is_confirmed ? 1 : 0;
  }
  const auto solution = LogisticRegression(features, truths, 1e-6).solve();
  return solution.has_converged ? Stretch{solution.weights[1], solution.weights[0]} : Stretch{};
}

double squared_error(double predicted, bool is_confirmed) {
  const auto error = predicted - (is_confirmed ? 1 : 0);
  return error * error;
}

/// Stretches the weights where rows left out are predicted better by that.
void calibrate(ScoreWeights& weights, std::span<const TrainingRow> rows) {
  const auto predictions = predict_left_out(rows);
  double plain = 0, stretched = 0;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const auto stretch = fit_stretch(predictions, fold);
    for (const auto& each : predictions) {
      if (each.fold != fold) continue;
      plain += squared_error(logistic(each.sum), each.is_confirmed);
      stretched += squared_error(stretch.of(each.sum), each.is_confirmed);
    }
  }
  if (!(stretched < plain)) return;
  const auto stretch = fit_stretch(predictions, folds);
  if (stretch.slope <= 0) return;
  weights.slope = stretch.slope;
  weights.shift = stretch.shift;
}

double quotient(std::size_t part, std::size_t whole) {
  return whole == 0 ? std::numeric_limits<double>::quiet_NaN()
                    : static_cast<double>(part) / static_cast<double>(whole);
}

double precision_at_top(std::span<const double> scores, std::span<const TrainingRow> rows,
                        std::size_t confirmed) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  order.resize(confirmed);
  const auto hits = std::ranges::count_if(order, [&](std::size_t i) { return rows[i].is_confirmed; });
  return quotient(static_cast<std::size_t>(hits), confirmed);
}

}  // namespace

FittedWeights fit_weights(std::span<const TrainingRow> rows) {
  const auto solution = fit_rows(rows);
  FittedWeights fitted{as_weights(solution), solution.steps, solution.has_converged};
  calibrate(fitted.weights, rows);
  return fitted;
}

Evaluation evaluate(std::span<const double> scores, std::span<const TrainingRow> rows, double share) {
  Evaluation result;
  std::size_t accused = 0, right = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_confirmed = rows[i].is_confirmed;
    ++(is_confirmed ? result.confirmed : result.cleared);
    accused += scores[i] >= 0.5 ? 1u : 0u;
    right += scores[i] >= 0.5 && is_confirmed ? 1u : 0u;
    result.brier += squared_error(scores[i], is_confirmed);
    result.brier_of_share += squared_error(share, is_confirmed);
    auto& bin = result.calibration[std::min<std::size_t>(static_cast<std::size_t>(scores[i] * 10), 9)];
    ++bin.accounts;
    bin.confirmed += is_confirmed ? 1u : 0u;
    bin.predicted += scores[i];
  }
  for (auto& bin : result.calibration)
    bin.predicted /= static_cast<double>(std::max<std::size_t>(bin.accounts, 1));
  result.brier /= static_cast<double>(rows.size());
  result.brier_of_share /= static_cast<double>(rows.size());
  result.precision = quotient(right, accused);
  result.recall = quotient(right, result.confirmed);
  result.f1 = quotient(2 * right, accused + result.confirmed);
  result.precision_at_top = precision_at_top(scores, rows, result.confirmed);
  return result;
}

}  // namespace sluice
