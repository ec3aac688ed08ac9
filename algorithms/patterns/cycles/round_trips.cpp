// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/cycles/round_trips.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint32_t far = ~std::uint32_t{0} / 2;

/// How many transfers lie between the account and each other one; steps(account) are those that are followed.
template <class Steps>
std::vector<std::uint32_t> distances(std::size_t accounts, std::uint32_t start, Steps steps) {
  std::vector<std::uint32_t> distance(accounts, far);
  std::vector<std::uint32_t> reached = {start};
  distance[start] = 0;
  for (std::size_t next = 0; next < reached.size(); ++next)
    for (const auto& step : steps(reached[next])) {
      if (distance[step.account] != far) continue;
      distance[step.account] = distance[reached[next]] + 1;
      reached.push_back(step.account);
    }
  return distance;
}

}  // namespace

std::vector<std::uint8_t> flag_round_trips(const TransferGraph& graph, const FlowGraph& flows,
                                           AccountNo account, std::uint32_t length_max) {
  std::vector<std::uint8_t> is_kept(graph.transfer_count());
  const auto found = std::ranges::lower_bound(flows.accounts, account);
  if (found == flows.accounts.end() || *found != account) return is_kept;
  const auto start = static_cast<std::uint32_t>(found - flows.accounts.begin());
  const auto there =
      distances(flows.accounts.size(), start, [&](std::uint32_t at) { return flows.outflows(at); });
  const auto back =
      distances(flows.accounts.size(), start, [&](std::uint32_t at) { return flows.inflows(at); });
  const auto is_near = [&](std::uint32_t at) { return there[at] + back[at] <= length_max; };
  for (std::size_t i = 0; i < flows.transfers.size(); ++i)
    is_kept[flows.transfers[i].value] = is_near(flows.payer[i]) && is_near(flows.payee[i]) ? 1 : 0;
  return is_kept;
}

}  // namespace sluice
