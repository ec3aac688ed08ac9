// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Slow and obvious: everything is recomputed from the one chronological list of rows.
namespace sluice::oracle {

/// One transfer as loaded; amounts and balances in minor units, times in nanoseconds since 1970 UTC.
struct Row {
  std::string id, payer, payee;
  std::int64_t time_ns = 0;
  std::int64_t amount = 0;
  std::string currency;
  std::optional<std::int64_t> payer_balance_after, payee_balance_after;
};

/// What is known of one account.
struct Account {
  enum class Kind { inside, terminal, uncovered };
  std::string id;
  Kind kind = Kind::inside;
  std::map<std::string, std::int64_t> opening_balance;  ///< by currency, where given
};

/// The rows in ledger order (ascending time, then sequence). An account that is not listed is inside and
/// has no given opening.
struct Ledger {
  std::vector<Row> rows;
  std::vector<Account> accounts;
};

/// One currency of one account: what has a balance.
struct PocketId {
  std::string account, currency;
  auto operator<=>(const PocketId&) const = default;
};

/// The account's kind; `?`, where money of missing rows comes from and goes to, is uncovered.
[[nodiscard]] Account::Kind kind_of(const Ledger&, const std::string& account);

}  // namespace sluice::oracle
