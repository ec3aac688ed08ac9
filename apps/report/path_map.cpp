// SPDX-License-Identifier: Apache-2.0
#include "apps/report/path_map.hpp"

namespace sluice {

PathMap map_paths(const PathsReport& report) {
  PathMap map;
  const auto& traced = report.traced();
  const auto account = [&](PocketNo pocket) -> PathMap::Account& {
    const auto place =
        map.accounts.try_emplace(std::string(traced.account_id(pocket)), PathMap::Account{pocket, {}, {}});
    auto& found = place.first->second;
    found.ended.try_emplace(traced.currency(pocket));
    return found;
  };
  for (const auto* path : report.shown()) {
    for (const auto& hop : report.hops(*path)) {
      account(hop.row->payer);
      account(hop.row->payee);
      map.transfers[hop.transfer] += path->amount;
    }
    auto& last = account(path->pocket);
    last.ends.insert(path->end);
    auto& ended = last.ended[traced.currency(path->pocket)];
    ended.amount += path->amount;
    ended.recoverable += path->recoverable;
  }
  return map;
}

}  // namespace sluice
