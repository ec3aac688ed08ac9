// SPDX-License-Identifier: Apache-2.0
#include "apps/report/refund_changes.hpp"

#include <fmt/format.h>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

class Changes {
 public:
  explicit Changes(const EarlierRefund& earlier) : earlier_(earlier) {
    for (const auto& [claim, given] : earlier.given) at(claim, given.scale).before = given.amount;
  }

  void add(const RefundReport& now, const Allocation& row) {
    const EarlierRefund::Claim claim{std::string(now.account_id(row.pocket)),
                                     std::string(now.currency_code(row.pocket)), now.victim(row.victim)};
    const auto scale = now.scale(row.pocket);
    auto& change = at(claim, scale);
    if (change.scale != scale)
      throw UnreadableInput(fmt::format("{}: its amounts of {} have {} decimals, those of this ledger {}",
                                        earlier_.name, claim.currency, change.scale, scale));
    change.after += row.amount;
  }

  std::vector<RefundChange> take() {
    std::vector<RefundChange> list;
    for (auto& [claim, change] : changes_)
      if (change.before != change.after) list.push_back(std::move(change));
    return list;
  }

 private:
  RefundChange& at(const EarlierRefund::Claim& claim, int scale) {
    return changes_
        .try_emplace(claim,
                     RefundChange{claim.account, claim.currency, claim.victim, scale, Amount(0), Amount(0)})
        .first->second;
  }

  const EarlierRefund& earlier_;
  std::map<EarlierRefund::Claim, RefundChange> changes_;
};

}  // namespace

std::vector<RefundChange> changes_since(const EarlierRefund& earlier, const RefundReport& now) {
  Changes changes(earlier);
  for (const auto& row : now.answer().rows) changes.add(now, row);
  return changes.take();
}

}  // namespace sluice
