// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/holders/account_holders.hpp"

namespace sluice {

/// What speaks against a holder's identity.
struct IdentityFinding {
  /// The account file (holder_kind) or a link of kind holder (value) says that the identity is false.
  bool is_stated_false = false;
  /// Names under which the holder's accounts stand, where they are more than one: codes, by text. Case and
  /// white space of ASCII make no other name.
  std::vector<std::uint32_t> names;
};

/// AccountHolders whose identity is stated to be false, ascending.
[[nodiscard]] std::vector<std::uint32_t> stated_false_holders(const TransferGraph&, const AccountHolders&);

/// O(accounts of the holder).
[[nodiscard]] IdentityFinding check_identity(const TransferGraph&,
                                             std::span<const AccountHolders::Held> accounts,
                                             std::span<const std::uint32_t> stated_false);

}  // namespace sluice
