// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>

#include "engine/run/column.hpp"
#include "engine/values/amount.hpp"
#include "engine/values/numbers.hpp"

namespace sluice {

/// Where the opening balance of a pocket comes from.
enum class Opening : std::uint8_t {
  /// The smallest that never lets the balance go below zero.
  reconstructed,
  /// Follows from the first balance that a transfer's row gave.
  derived,
  /// Stated by the account file.
  stated
};

/// The place of a row of the completed ledger: of a transfer, or of a row of completion beside it.
/// Keys compare as the rows follow each other.
struct RowKey {
  enum Phase : std::uint8_t { before_at_payer, before_at_payee, the_transfer, after_at_payee };

  std::uint64_t value = 0;

  constexpr RowKey() = default;
  constexpr RowKey(TransferNo t, Phase phase) : value(std::uint64_t{t.value} * 4 + phase) {}
  constexpr auto operator<=>(const RowKey&) const = default;
  constexpr TransferNo transfer() const { return TransferNo(static_cast<std::uint32_t>(value / 4)); }
  constexpr Phase phase() const { return static_cast<Phase>(value % 4); }
};

/// A row of completion: money that the balances prove, but no transfer shows. Evidence of missing rows.
struct UnseenRow {
  RowKey key;
  /// What it does to the balance: positive is income from, negative an outflow to, the uncovered
  /// account "?".
  Amount effect;
  /// Sums of this pocket's unseen rows up to and including this one.
  Amount income_sum, outflow_sum;

  bool is_income() const { return effect > Amount(0); }
  Amount amount() const { return is_income() ? effect : -effect; }
};

/// One row per pocket, by PocketNo.
struct PocketTable {
  Column<AccountNo> account;
  Column<CurrencyNo> currency;
  /// Balance before the first transfer of the whole ledger, and where it comes from.
  Column<Amount> opening;
  Column<Opening> basis;
  /// The transfer from which on the opening is known to be what it is: who knows the ledger only up to
  /// an earlier moment finds another one. 0 where stated.
  Column<TransferNo> settled;
  /// The pockets of account a are first[a] .. first[a + 1].
  Column<std::uint32_t> first;

  /// Rows of completion by (pocket, key), and the pocket of each.
  Column<UnseenRow> unseen;
  Column<PocketNo> unseen_pocket;

  std::size_t size() const { return account.size(); }
};

}  // namespace sluice
