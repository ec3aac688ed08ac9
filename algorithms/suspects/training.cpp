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
constexpr Eigen::Index signals = static_cast<Eigen::Index>(signal_count), columns = 1 + 2 * signals;

/// log(1 + e^x)
double log_one_and_exp(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

struct Solution {
  Eigen::VectorXd weights;
  int steps = 0;
  bool has_converged = false;
};

/// Minimises Σ log loss + ½ · penalty · Σ weights², the first column's weight being free. `offsets` are added
/// to the sums of the rows; truths lie between 0 and 1.
class LogisticRegression {
 public:
  LogisticRegression(const Eigen::MatrixXd& rows, const Eigen::VectorXd& offsets,
                     const Eigen::VectorXd& truths)
      : rows_(rows),
        offsets_(offsets),
        truths_(truths),
        penalties_(Eigen::VectorXd::Constant(rows.cols(), 1)) {
    penalties_[0] = 0;
  }

  Solution solve() const {
    constexpr int steps_max = 100;
    const auto small = 1e-9 * static_cast<double>(rows_.rows());
    Solution found{Eigen::VectorXd::Zero(rows_.cols()), 0, false};
    for (; found.steps < steps_max; ++found.steps) {
      const Eigen::VectorXd predicted =
          (rows_ * found.weights + offsets_).unaryExpr([](double x) { return logistic(x); });
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
    const Eigen::VectorXd sums = rows_ * weights + offsets_;
    double loss = 0.5 * penalties_.dot(weights.cwiseProduct(weights));
    for (Eigen::Index i = 0; i < sums.size(); ++i)
      loss += truths_[i] * log_one_and_exp(-sums[i]) + (1 - truths_[i]) * log_one_and_exp(sums[i]);
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
  const Eigen::VectorXd &offsets_, &truths_;
  Eigen::VectorXd penalties_;
};

double known_or_0(float strength) { return is_known(strength) ? double{strength} : 0; }

Solution fit_rows(std::span<const TrainingRow> rows) {
  Eigen::MatrixXd features(static_cast<Eigen::Index>(rows.size()), columns);
  Eigen::VectorXd truths(features.rows());
  for (Eigen::Index i = 0; i < features.rows(); ++i) {
    const auto& row = rows[static_cast<std::size_t>(i)];
    truths[i] = row.is_confirmed ? 1 : 0;
    features(i, 0) = 1;
    for (std::size_t s = 0; s < signal_count; ++s) {
      const auto column = 1 + static_cast<Eigen::Index>(s);
      features(i, column) = known_or_0(row.strengths.among_comparable[s]);
      features(i, column + signals) = known_or_0(row.strengths.among_all[s]);
    }
  }
  return LogisticRegression(features, Eigen::VectorXd::Zero(features.rows()), truths).solve();
}

ScoreWeights as_weights(const Solution& solution) {
  ScoreWeights weights;
  weights.bias = solution.weights[0];
  weights.counts_all_values = true;
  for (std::size_t s = 0; s < signal_count; ++s) {
    const auto column = 1 + static_cast<Eigen::Index>(s);
    weights.among_comparable[s] = solution.weights[column];
    weights.among_all[s] = solution.weights[column + signals];
  }
  return weights;
}

/// A prediction by weights that were fitted without the row.
struct LeftOut {
  double sum = 0;
  bool is_confirmed = false;
  std::size_t fold = 0;
};

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
      if (predictions[i].fold == fold) predictions[i].sum = score_sum(weights, rows[i].strengths);
  }
  return predictions;
}

struct Stretch {
  double slope = 1, shift = 0;
  double of(double sum) const { return logistic(slope * sum + shift); }
};

std::size_t count_confirmed(std::span<const LeftOut> predictions) {
  return static_cast<std::size_t>(std::ranges::count_if(predictions, &LeftOut::is_confirmed));
}

/// Slope and shift that fit the predictions best, those of one fold left out (`folds`: none).
Stretch fit_stretch(std::span<const LeftOut> predictions, std::size_t left_out) {
  std::vector<LeftOut> used;
  for (const auto& each : predictions)
    if (each.fold != left_out) used.push_back(each);
  const auto confirmed = static_cast<double>(count_confirmed(used));
  const auto cleared = static_cast<double>(used.size()) - confirmed;
  // The second column's weight is what the slope has beyond 1.
  Eigen::MatrixXd features(static_cast<Eigen::Index>(used.size()), 2);
  Eigen::VectorXd sums(features.rows()), truths(features.rows());
  for (Eigen::Index i = 0; i < features.rows(); ++i) {
    const auto& each = used[static_cast<std::size_t>(i)];
    sums[i] = each.sum;
    truths[i] = each.is_confirmed ? (confirmed + 1) / (confirmed + 2) : 1 / (cleared + 2);
  }
  features.col(0).setOnes();
  features.col(1) = sums;
  const auto solution = LogisticRegression(features, sums, truths).solve();
  return solution.has_converged ? Stretch{1 + solution.weights[1], solution.weights[0]} : Stretch{};
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
  const auto confirmed = static_cast<std::size_t>(std::ranges::count_if(rows, &TrainingRow::is_confirmed));
  const auto share = quotient(confirmed, rows.size());
  FittedWeights fitted{as_weights(solution), share, share, solution.steps, solution.has_converged};
  calibrate(fitted.weights, rows);
  return fitted;
}

double estimate_share(std::span<const double> sums, double labelled_share) {
  constexpr int steps_max = 1'000;
  constexpr double small = 1e-9;
  const auto least = std::min(assumed_share_min, labelled_share);
  auto share = labelled_share;
  for (int step = 0; step < steps_max; ++step) {
    const auto shift = logit(share) - logit(labelled_share);
    double expected = 0;
    std::size_t accounts = 0;
    for (const auto sum : sums) {
      if (std::isnan(sum)) continue;
      expected += logistic(sum + shift);
      ++accounts;
    }
    if (accounts == 0) return least;
    const auto next = std::clamp(expected / static_cast<double>(accounts), least, labelled_share);
    const bool is_found = std::abs(next - share) < small;
    share = next;
    if (is_found) break;
  }
  return share;
}

void assume_share(FittedWeights& fitted, double share) {
  fitted.weights.shift += logit(share) - logit(fitted.assumed_share);
  fitted.assumed_share = share;
}

Evaluation evaluate(std::span<const double> scores, std::span<const TrainingRow> rows, double share) {
  Evaluation result;
  result.assumed_share = share;
  for (const auto& row : rows) ++(row.is_confirmed ? result.confirmed : result.cleared);
  const auto confirmed = static_cast<double>(result.confirmed), cleared = static_cast<double>(result.cleared);
  result.cleared_weight = confirmed / cleared * (1 - share) / share;
  std::size_t right = 0, wrong = 0;
  std::array<double, 10> weights{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_confirmed = rows[i].is_confirmed;
    const auto weight = is_confirmed ? 1 : result.cleared_weight;
    if (scores[i] >= 0.5) ++(is_confirmed ? right : wrong);
    result.brier += weight * squared_error(scores[i], is_confirmed);
    result.brier_of_share += weight * squared_error(share, is_confirmed);
    const auto b = std::min<std::size_t>(static_cast<std::size_t>(scores[i] * 10), 9);
    auto& bin = result.calibration[b];
    ++bin.accounts;
    bin.confirmed += is_confirmed ? 1u : 0u;
    bin.predicted += weight * scores[i];
    weights[b] += weight;
  }
  for (std::size_t b = 0; b < weights.size(); ++b) {
    auto& bin = result.calibration[b];
    if (bin.accounts == 0) continue;
    bin.predicted /= weights[b];
    bin.share = static_cast<double>(bin.confirmed) / weights[b];
  }
  const auto all = confirmed + result.cleared_weight * cleared;
  result.brier /= all;
  result.brier_of_share /= all;
  const auto hits = static_cast<double>(right),
             flagged = hits + result.cleared_weight * static_cast<double>(wrong);
  result.precision = hits / flagged;
  result.recall = hits / confirmed;
  result.f1 = 2 * hits / (flagged + confirmed);
  result.precision_among_labelled = quotient(right, right + wrong);
  result.precision_at_top = precision_at_top(scores, rows, result.confirmed);
  return result;
}

}  // namespace sluice
