// SPDX-License-Identifier: Apache-2.0
#include "algorithms/gangs/involved.hpp"

namespace sluice {

Involvement::Involvement(const TransferGraph& graph, const Implicated& implicated,
                         const AccountHolders& holders, const BoundaryOptions& options)
    : holders_(holders), state_(graph.account_count(), State::free) {
  const Boundary boundary(graph, options);
  for (std::size_t i = 0; i < state_.size(); ++i) {
    const AccountNo account(static_cast<std::uint32_t>(i));
    if (boundary.is_terminal(account) || boundary.is_uncovered(account)) state_[i] = State::apart;
  }
  for (const auto account : implicated.exempt) state_[account.value] = State::apart;
  for (const auto& chain : implicated.chains)
    for (const auto mule : chain.mules)
      if (auto& state = state_[graph.account(mule).value]; state == State::free) state = State::involved;
  for (const auto& each : implicated.accounts) state_[each.account.value] = State::involved;
}

int Involvement::involved_persons(std::span<const AccountNo> accounts) const {
  const AccountNo* first = nullptr;
  for (const auto& account : accounts) {
    if (!is_involved(account)) continue;
    if (first == nullptr)
      first = &account;
    else if (holders_.person(account) != holders_.person(*first))
      return 2;
  }
  return first == nullptr ? 0 : 1;
}

}  // namespace sluice
