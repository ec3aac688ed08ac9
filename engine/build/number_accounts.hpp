// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>
#include <vector>

#include "engine/build/ledger_input.hpp"
#include "engine/ledger/ledger.hpp"

namespace sluice {

/// The accounts of an input, aliases joined, numbered by the bytes of their ids.
struct NumberedAccounts {
  std::vector<std::string_view> ids;
  /// For every lane, the account of each number of its dictionary.
  std::vector<Array<AccountNo>> of_lane;
  /// Other names, sorted, and whose they are.
  std::vector<std::string_view> aliases;
  std::vector<AccountNo> alias_account;

  /// The account of an id or alias of the input.
  [[nodiscard]] AccountNo find(std::string_view id) const;
};

/// Ids that an alias row joins name one account. It keeps the id that is nobody's alias, or the
/// smallest by bytes where there are several or none. The texts of `input` must outlive the result.
[[nodiscard]] NumberedAccounts number_accounts(const LedgerInput& input);

}  // namespace sluice
