// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/ledger/ledger.hpp"

namespace sluice {

/// The ledger as a time-ordered graph: pockets joined by transfers. A cheap value: it refers to
/// an immutable ledger, or to what was known of it at some moment (known_at), and copies nothing.
class TransferGraph {
 public:
  explicit TransferGraph(std::shared_ptr<const Ledger> ledger)
      : ledger_(std::move(ledger)), end_(static_cast<std::uint32_t>(ledger_->transfers.size())) {}

  const Ledger& ledger() const { return *ledger_; }
  std::shared_ptr<const Ledger> shared_ledger() const { return ledger_; }

  /// The same ledger without anything later than `time`. O(log transfers).
  [[nodiscard]] TransferGraph known_at(Time time) const;
  /// The moment of known_at, nothing on the whole ledger: attributes dated later are not known.
  std::optional<Time> known_until() const { return known_until_; }

  std::size_t account_count() const { return ledger_->accounts.size(); }
  std::size_t pocket_count() const { return ledger_->pockets.size(); }
  std::size_t transfer_count() const { return end_; }
  /// Transfers below this number are known.
  TransferNo end() const { return TransferNo(end_); }
  bool is_whole() const { return end_ == ledger_->transfers.size(); }

  Time time(TransferNo t) const { return ledger_->transfers.time[t.value]; }
  /// Digits of the second's fraction that the source gave.
  int digits(TransferNo t) const {
    const auto& digits = ledger_->transfers.digits;
    return digits.empty() ? 0 : digits[t.value];
  }
  Amount amount(TransferNo t) const { return ledger_->transfers.amount[t.value]; }
  PocketNo payer(TransferNo t) const { return ledger_->transfers.payer[t.value]; }
  PocketNo payee(TransferNo t) const { return ledger_->transfers.payee[t.value]; }
  AccountNo account(PocketNo p) const { return ledger_->pockets.account[p.value]; }
  CurrencyNo currency(PocketNo p) const { return ledger_->pockets.currency[p.value]; }
  CurrencyNo currency(TransferNo t) const { return currency(payer(t)); }

  /// The known transfers that leave (reach) pocket p, ascending. O(log of its transfers), O(1) on the
  /// whole ledger.
  std::span<const Leg> outflows(PocketNo p) const { return known(ledger_->outflows[p]); }
  std::span<const Leg> inflows(PocketNo p) const { return known(ledger_->inflows[p]); }

  /// The number of the first known transfer later than `time`; end() if there is none. O(log transfers).
  [[nodiscard]] TransferNo first_after(Time time) const;
  /// The number of the first known transfer at or after `time`.
  [[nodiscard]] TransferNo first_at(Time time) const;

  /// Its id, or FILE:LINE where its row had none; in either case with what names the part of a split row.
  [[nodiscard]] std::string transfer_id(TransferNo) const;
  std::string_view account_id(AccountNo a) const { return ledger_->accounts.id[a.value]; }
  std::string_view account_id(PocketNo p) const { return account_id(account(p)); }
  std::string_view currency_code(CurrencyNo c) const { return ledger_->currencies.code[c.value]; }
  int scale(CurrencyNo c) const { return ledger_->currencies.scale[c.value]; }
  /// One of the account's texts, empty where not known.
  [[nodiscard]] std::string_view account_text(AccountNo, AccountText) const;

  /// The account of that id or alias. O(log accounts).
  [[nodiscard]] std::optional<AccountNo> find_account(std::string_view id) const;
  /// The pocket of that account in that currency, if it has one.
  [[nodiscard]] std::optional<PocketNo> find_pocket(AccountNo, CurrencyNo) const;
  /// The transfer of that id on the whole ledger, whatever was known when (compare with end());
  /// ID finds ID#out where the row was split. O(log transfers).
  [[nodiscard]] std::optional<TransferNo> find_transfer(std::string_view id) const;

 private:
  std::span<const Leg> known(std::span<const Leg> run) const;
  std::optional<TransferNo> find_exact(std::string_view id) const;

  std::shared_ptr<const Ledger> ledger_;
  std::uint32_t end_;
  std::optional<Time> known_until_;
};

/// Amount of the i-th leg of a run.
inline Amount leg_amount(std::span<const Leg> run, std::size_t i) {
  return i == 0 ? run[0].sum : run[i].sum - run[i - 1].sum;
}

/// Sum of the first `count` legs of a run.
inline Amount sum_of_first(std::span<const Leg> run, std::size_t count) {
  return count == 0 ? Amount(0) : run[count - 1].sum;
}

/// How many legs of the run come before transfer t. O(log run).
[[nodiscard]] std::size_t legs_before(std::span<const Leg> run, TransferNo t);

/// The hash by which IdIndex is sorted.
[[nodiscard]] std::uint32_t id_hash(std::string_view id);

/// The name of a transfer whose row had no id.
[[nodiscard]] std::string source_name(std::string_view file, std::uint32_t line);

}  // namespace sluice
