// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/holders/account_holders.hpp"
#include "algorithms/implicated/implicated.hpp"

namespace sluice {

/// Which accounts can belong to a gang, and which of them are involved by themselves: implicated ones and the
/// mules of chains.
class Involvement {
 public:
  Involvement(const TransferGraph&, const Implicated&, const AccountHolders&, const BoundaryOptions&);

  bool is_involved(AccountNo account) const { return state_[account.value] == State::involved; }
  bool can_belong(AccountNo account) const { return state_[account.value] != State::apart; }
  /// How many persons the involved ones among the accounts belong to, counted up to two.
  [[nodiscard]] int involved_persons(std::span<const AccountNo>) const;

 private:
  enum class State : std::uint8_t { apart, free, involved };

  const AccountHolders& holders_;
  std::vector<State> state_;
};

}  // namespace sluice
