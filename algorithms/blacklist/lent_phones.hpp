// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "algorithms/blacklist/blacklist.hpp"

namespace sluice {

/// A phone with the holder it belongs to and the implicated accounts of others that use it.
struct PhoneOfHolder {
  std::uint32_t holder = 0;
  LentPhone lent;
};

/// Phones whose owner is clear and that accounts of others which count are linked with, by holder and phone.
/// The owner is who a link of kind holder names; without one, the only holder whose accounts have the number
/// in the account file, if no account of an unknown holder has it too. Users are those of links of kind
/// phone. O(accounts + links).
[[nodiscard]] std::vector<PhoneOfHolder> find_lent_phones(const TransferGraph&,
                                                          const std::function<bool(AccountNo)>& counts,
                                                          std::span<const AccountLink>,
                                                          const AccountHolders&);

}  // namespace sluice
