// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/run/text_column.hpp"
#include "engine/values/numbers.hpp"
#include "engine/values/time.hpp"

namespace sluice {

/// The accounts that are ours; ids of the input never begin with "?".
constexpr std::string_view unseen_account = "?";
constexpr std::string_view exchange_account = "?fx";
constexpr std::string_view fee_account = "?fee";

/// What an account is. Cash points and fee accounts are terminal: money that arrives there is gone.
enum class AccountKind : std::uint8_t {
  unknown,
  bank_card,
  payment_account,
  wallet,
  merchant,
  cash_point,
  fee,
  exchange,
  pool,
  other
};

[[nodiscard]] std::string_view to_text(AccountKind);
/// "bank-card", "cash-point", …; nothing for any other text.
[[nodiscard]] std::optional<AccountKind> parse_account_kind(std::string_view text);

/// The attributes of an account that are plain text, in the order in which reports show them.
enum class AccountText : std::uint8_t {
  institution,
  branch,
  region,
  holder,
  holder_name,
  holder_kind,
  phone,
  operator_name,
  industry
};
constexpr std::size_t account_text_count = 9;

/// The name of the attribute in files and JSON ("operator" for operator_name).
[[nodiscard]] std::string_view to_text(AccountText);

/// Whether an account's own records are all in the ledger.
enum class Covered : std::uint8_t { by_default, no, yes };

/// "Not known" in the columns opened, closed and frozen.
constexpr Time unknown_time = Time::min();

/// One row per account, by AccountNo. Every column but the id is empty where no account file was loaded.
struct AccountTable {
  TextColumn id;
  Column<AccountKind> kind;
  Column<Covered> covered;
  /// Codes into Ledger::texts, 0 where unknown.
  std::array<Column<std::uint32_t>, account_text_count> texts;
  Column<Time> opened, closed, frozen;

  std::size_t size() const { return id.size(); }
  AccountKind kind_of(AccountNo a) const { return kind.empty() ? AccountKind::unknown : kind[a.value]; }
  Covered covered_of(AccountNo a) const { return covered.empty() ? Covered::by_default : covered[a.value]; }
};

}  // namespace sluice
