// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/trace/boundary.hpp"

namespace sluice {

/// What the signals need to know of an account and of its counterparties. 1 byte an account.
class AccountRoles {
 public:
  /// O(accounts).
  AccountRoles(const TransferGraph&, const BoundaryOptions&);

  /// Somebody's account, that could be rented or lent: neither terminal nor uncovered.
  bool is_inside(AccountNo account) const { return (roles_[account.value] & outside) == 0; }
  /// A merchant or a fee account: who pays there buys, whatever the amount and the hour.
  bool is_shop(AccountNo account) const { return (roles_[account.value] & shop) != 0; }
  /// A cash point: it gives round amounts only.
  bool is_cash_point(AccountNo account) const { return (roles_[account.value] & cash_point) != 0; }
  /// Whether a transfer with that counterparty is a matter between people: no purchase, no fee, no cash.
  bool is_between_people(AccountNo counterparty) const {
    return !is_shop(counterparty) && !is_cash_point(counterparty);
  }

 private:
  static constexpr std::uint8_t outside = 1, shop = 2, cash_point = 4;
  std::vector<std::uint8_t> roles_;
};

}  // namespace sluice
