// SPDX-License-Identifier: Apache-2.0
#include "bench/detection/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluice::bench {
namespace {

double share(double part, double whole) {
  return whole == 0 ? std::numeric_limits<double>::quiet_NaN() : part / whole;
}

}  // namespace

Ranking::Ranking(std::vector<Judged> judged) : judged_(std::move(judged)) {
  for (auto& each : judged_) {
    if (std::isnan(each.score)) each.score = -std::numeric_limits<double>::infinity();
    positives_ += each.is_positive ? 1u : 0u;
    flagged_ += each.is_flagged ? 1u : 0u;
    right_ += each.is_flagged && each.is_positive ? 1u : 0u;
  }
  std::ranges::sort(judged_, std::ranges::greater(), &Judged::score);
}

template <class Visit>
void Ranking::visit_equal(Visit visit) const {
  for (std::size_t begin = 0, end = 0; begin < judged_.size(); begin = end) {
    std::size_t positives = 0;
    for (; end < judged_.size() && judged_[end].score == judged_[begin].score; ++end)
      positives += judged_[end].is_positive ? 1u : 0u;
    if (!visit(static_cast<double>(end - begin), static_cast<double>(positives))) return;
  }
}

double Ranking::precision() const {
  return share(static_cast<double>(right_), static_cast<double>(flagged_));
}

double Ranking::recall() const { return share(static_cast<double>(right_), static_cast<double>(positives_)); }

double Ranking::f1() const {
  return share(2 * static_cast<double>(right_), static_cast<double>(flagged_ + positives_));
}

double Ranking::precision_at(std::size_t top) const {
  double left = static_cast<double>(top), right = 0;
  visit_equal([&](double count, double positives) {
    const auto taken = std::min(left, count);
    right += positives * taken / count;
    left -= taken;
    return left > 0;
  });
  return share(right, static_cast<double>(std::min(top, judged_.size())));
}

double Ranking::average_precision() const {
  double seen = 0, right = 0, sum = 0;
  visit_equal([&](double count, double positives) {
    seen += count;
    right += positives;
    sum += positives * right / seen;
    return true;
  });
  return share(sum, static_cast<double>(positives_));
}

double Ranking::auc() const {
  double above = 0, sum = 0;
  visit_equal([&](double count, double positives) {
    sum += (count - positives) * (above + positives / 2);
    above += positives;
    return true;
  });
  return share(sum, static_cast<double>(positives_) * static_cast<double>(judged_.size() - positives_));
}

}  // namespace sluice::bench
