// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "generator/population.hpp"
#include "generator/transfer.hpp"

namespace sluice {

enum class Balances : std::uint8_t { none, cases, all };

/// Writes moments counted from a ledger's first instant as "YYYY-MM-DDTHH:MM:SS[.mmm]Z".
class ClockText {
 public:
  explicit ClockText(const LedgerBehaviour&);
  /// Appends the moment; moments of one day after the other are cheapest.
  void append(std::string& text, std::int64_t time_ms);

 private:
  std::int64_t first_day_, known_day_;
  std::string day_text_;
  bool milliseconds_;
};

/// Turns transfers into the rows of transfers.csv.
class TransferRows {
 public:
  TransferRows(const Population&, const Behaviour&);

  void append_header(std::string& text) const;
  /// Appends the row of the transfer with this serial, whose effect on the balances is already in.
  void append(std::string& text, std::uint64_t serial, const SyntheticTransfer&);
  /// Appends the transfer's id: "T" and at least nine digits.
  static void append_id(std::string& text, std::uint64_t serial);

 private:
  void append_balance(std::string& text, const Account&) const;
  void append_details(std::string& text, const SyntheticTransfer&) const;
  [[nodiscard]] std::uint32_t device_of(const SyntheticTransfer&) const;
  [[nodiscard]] std::uint16_t region_of(const SyntheticTransfer&) const;

  const Population& all_;
  const std::string currency_;
  int digits_;
  Balances balances_;
  bool details_;
  const PopulationBehaviour& population_;
  ClockText clock_;
};

[[nodiscard]] Balances balances_of(const LedgerBehaviour&);
/// Is this account's balance shown?
[[nodiscard]] bool shows_balance(const Account&, Balances);

/// A device's name, for the same number everywhere the same.
void append_device(std::string& text, std::uint64_t seed, std::uint32_t device);

}  // namespace sluice
