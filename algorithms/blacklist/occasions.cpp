// SPDX-License-Identifier: Apache-2.0
#include "algorithms/blacklist/occasions.hpp"

namespace sluice {

std::size_t count_occasions(const TransferGraph& graph, std::span<const TransferNo> transfers, Duration gap) {
  std::size_t count = 0;
  Time last;
  for (const auto transfer : transfers) {
    const auto time = graph.time(transfer);
    if (count == 0 || time > add_saturating(last, gap)) ++count;
    last = time;
  }
  return count;
}

}  // namespace sluice
