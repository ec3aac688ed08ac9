// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <vector>

#include "algorithms/blacklist/blacklist.hpp"

namespace sluice {

/// A phone with the holder it belongs to and the implicated accounts of others that use it.
struct PhoneOfHolder {
  std::uint32_t holder = 0;
  LentPhone lent;
};

/// Phones whose owner is clear and that implicated accounts of others are linked with, by holder and phone.
/// The owner is who a link of kind holder names; without one, the only holder whose accounts have the number
/// in the account file. Users are those of links of kind phone. O(accounts + links).
[[nodiscard]] std::vector<PhoneOfHolder> find_lent_phones(const TransferGraph&, const Implicated&,
                                                          std::span<const AccountLink>,
                                                          const AccountHolders&);

}  // namespace sluice
