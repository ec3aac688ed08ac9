// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/signals/account_roles.hpp"

#include "engine/run/parallel.hpp"

namespace sluice {

AccountRoles::AccountRoles(const TransferGraph& graph, const BoundaryOptions& options)
    : roles_(graph.account_count(), 0) {
  const Boundary boundary(graph, options);
  for_chunks(roles_.size(), 65'536, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      const AccountNo account(static_cast<std::uint32_t>(i));
      const auto kind = graph.ledger().accounts.kind_of(account);
      const bool is_terminal = boundary.is_terminal(account);
      const bool is_outside = is_terminal || boundary.is_uncovered(account);
      const bool is_fee = kind == AccountKind::fee || graph.account_id(account) == fee_account;
      const bool is_shop = is_fee || (kind == AccountKind::merchant && is_terminal);
      roles_[i] = static_cast<std::uint8_t>((is_outside ? outside : 0) | (is_shop ? shop : 0)
                                            | (kind == AccountKind::cash_point ? cash_point : 0));
    }
  });
}

}  // namespace sluice
