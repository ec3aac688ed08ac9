// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/shapes/distinct_window.hpp"

#include <algorithm>
#include <numeric>

namespace sluice {

void DistinctWindow::reset(std::span<const Flow> flows) {
  begin_ = end_ = distinct_ = 0;
  before_.assign(flows.size(), none);
  after_.assign(flows.size(), none);
  by_counterparty_.resize(flows.size());
  std::iota(by_counterparty_.begin(), by_counterparty_.end(), 0u);
  std::ranges::sort(by_counterparty_, {},
                    [&](std::uint32_t i) { return std::pair(flows[i].counterparty, i); });
  for (std::size_t i = 1; i < flows.size(); ++i) {
    const auto earlier = by_counterparty_[i - 1], later = by_counterparty_[i];
    if (flows[earlier].counterparty != flows[later].counterparty) continue;
    after_[earlier] = later;
    before_[later] = earlier;
  }
}

}  // namespace sluice
