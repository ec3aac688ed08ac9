// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <vector>

#include "engine/values/numbers.hpp"

namespace sluice {

/// The transfers that show a signal, as they are found. Who only wants values passes none, so that values
/// and evidence come from the same lines.
class TellingTransfers {
 public:
  /// Of two transfers the one of more weight tells more.
  void add(TransferNo transfer, double weight = 0) { found_.push_back({weight, transfer}); }
  void clear() { found_.clear(); }

  /// The `count_max` of most weight (of equal weight the earlier), ascending.
  [[nodiscard]] std::vector<TransferNo> take(std::size_t count_max) {
    std::ranges::sort(found_, [](const Found& a, const Found& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.transfer < b.transfer;
    });
    std::vector<TransferNo> taken;
    for (const auto& each : found_) {
      if (taken.size() == count_max) break;
      taken.push_back(each.transfer);
    }
    std::ranges::sort(taken);
    taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
    found_.clear();
    return taken;
  }

 private:
  struct Found {
    double weight;
    TransferNo transfer;
  };
  std::vector<Found> found_;
};

}  // namespace sluice
