// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <vector>

namespace sluice::bench {

/// One account as a method judges it, and what it is.
struct Judged {
  /// Not a number where the method cannot tell: below all others.
  double score = 0;
  bool is_flagged = false, is_positive = false;
};

/// How well the flagged ones, and the order by score, fit what is true. Not a number where it is 0 / 0.
class Ranking {
 public:
  explicit Ranking(std::vector<Judged> judged);

  std::size_t count() const { return judged_.size(); }
  std::size_t positives() const { return positives_; }
  std::size_t flagged() const { return flagged_; }
  double precision() const;
  double recall() const;
  double f1() const;
  /// Among the `top` highest scores. Equal scores share: what a random order among them gives on average.
  double precision_at(std::size_t top) const;
  /// Σ (recall − recall before) · precision over the different scores, highest first.
  double average_precision() const;
  /// How often a positive one has a higher score than another, equal scores counting half.
  double auc() const;

 private:
  /// Calls visit(count, positives) for each group of equal scores, highest first, until it returns false.
  template <class Visit>
  void visit_equal(Visit visit) const;

  std::vector<Judged> judged_;
  std::size_t positives_ = 0, flagged_ = 0, right_ = 0;
};

}  // namespace sluice::bench
