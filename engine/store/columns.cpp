// SPDX-License-Identifier: Apache-2.0
#include "engine/store/columns.hpp"

#include <atomic>

#include "engine/run/parallel.hpp"

namespace sluice {

bool has_unnamed_transfers(const Ledger& ledger) {
  const auto& begins = ledger.transfers.id.begins;
  if (begins.empty()) return ledger.transfers.size() != 0;
  std::atomic<bool> found{false};
  for_chunks(begins.size() - 1, 1 << 18, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto t = begin; t < end && !found.load(std::memory_order_relaxed); ++t)
      if (begins[t] == begins[t + 1]) found = true;
  });
  return found;
}

}  // namespace sluice
