// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/patterns/shapes/account_flows.hpp"

namespace sluice {

/// How many different counterparties a stretch of flows has, while its two ends only move forward.
class DistinctWindow {
 public:
  /// Starts with the empty stretch at the beginning. O(flows · log flows).
  void reset(std::span<const Flow> flows);

  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }
  /// Different counterparties of the flows [begin, end).
  std::size_t distinct() const { return distinct_; }

  /// Takes in the next flow.
  void grow() {
    if (before_[end_] < begin_ || before_[end_] == none) ++distinct_;
    ++end_;
  }
  /// Leaves out the first flow.
  void shrink() {
    if (after_[begin_] >= end_) --distinct_;
    ++begin_;
  }
  /// Whether the flow at `place` of the stretch is its counterparty's first in it.
  bool is_first(std::size_t place) const { return before_[place] < begin_ || before_[place] == none; }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  /// Where the same counterparty stands next before and after each flow.
  std::vector<std::uint32_t> before_, after_;
  std::vector<std::uint32_t> by_counterparty_;
  std::size_t begin_ = 0, end_ = 0, distinct_ = 0;
};

}  // namespace sluice
