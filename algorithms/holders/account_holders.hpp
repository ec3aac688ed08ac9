// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/holders/account_links.hpp"

namespace sluice {

/// Whose accounts are whose. AccountHolders are codes into Ledger::texts.
class AccountHolders {
 public:
  struct Held {
    std::uint32_t holder = 0;
    AccountNo account;
    auto operator<=>(const Held&) const = default;
  };

  /// The account file's holder; where it names none, those of the links of kind holder. Accounts that do not
  /// exist by the graph's moment are nobody's. O(accounts + links).
  AccountHolders(const TransferGraph&, std::span<const AccountLink>);

  /// The account's holder, the first of several; 0 where not known.
  [[nodiscard]] std::uint32_t of(AccountNo account) const { return first_[account.value]; }
  /// Whether one holder has both accounts: they are the same, or their known holder is.
  [[nodiscard]] bool are_of_one(AccountNo a, AccountNo b) const { return person(a) == person(b); }
  /// The account's holder, or a number of its own where none is known.
  [[nodiscard]] std::uint64_t person(AccountNo) const;
  /// Every holder with each of the accounts, ascending by holder and account.
  [[nodiscard]] std::span<const Held> all() const { return held_; }
  /// The accounts of one holder. O(log accounts).
  [[nodiscard]] std::span<const Held> of_holder(std::uint32_t holder) const;

 private:
  std::vector<std::uint32_t> first_;
  std::vector<Held> held_;
};

/// The code of an attribute of the account into Ledger::texts, 0 where not known.
[[nodiscard]] std::uint32_t attribute_code(const TransferGraph&, AccountNo, AccountText);

}  // namespace sluice
