// SPDX-License-Identifier: Apache-2.0
#include "algorithms/implicated/passing_on.hpp"

#include <algorithm>

#include "engine/values/split.hpp"

namespace sluice {

void PassingOn::add(TransferNo transfer, Amount traced) {
  const auto payer = graph_.payer(transfer), payee = graph_.payee(transfer);
  const auto time = graph_.time(transfer);
  if (!holders_.are_of_one(graph_.account(payer), graph_.account(payee)))
    if (const auto known = pockets_.find(payer); known != pockets_.end())
      pass_on(known->second, time, traced);
  auto& pocket = pockets_[payee];
  pocket.came.push_back({time, traced});
  pocket.received += traced;
}

void PassingOn::pass_on(Pocket& pocket, Time time, Amount amount) const {
  for (auto& oldest = pocket.oldest; oldest < pocket.came.size() && amount > Amount(0); ++oldest) {
    auto& came = pocket.came[oldest];
    if (add_saturating(came.time, window_) < time) continue;
    const auto drawn = std::min(amount, came.left);
    came.left -= drawn;
    amount -= drawn;
    pocket.passed_on += drawn;
    if (came.left > Amount(0)) break;
  }
}

bool PassingOn::is_passed_on(PocketNo asked) const {
  const auto found = pockets_.find(asked);
  if (found == pockets_.end()) return false;
  const auto& pocket = found->second;
  return pocket.received > Amount(0) && Wide{pocket.passed_on.minor} * 2 >= Wide{pocket.received.minor};
}

}  // namespace sluice
