// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// A fraud payment as a user names it. No victim: the payer names it.
struct FraudPayment {
  std::string transfer;
  std::string victim = {};
  std::string fraud_case = {};
  std::optional<Time> reported = std::nullopt;
};

/// Fraud payments found in the ledger, numbered by their first mention.
struct FoundSources {
  std::vector<Source> sources;
  /// For every source the payment that first named it.
  std::vector<FraudPayment> payments;
  /// Names of the victims, in the order of their first source.
  std::vector<std::string> victims;
  /// Ids of payments that were not known, or not reported, at the moment of the graph's known_at view.
  std::vector<std::string> unknown_at;
};

/// Looks the payments up. A victim is the payment's, else the payer's id; where the payer is terminal (cash
/// paid in), the payment's id. For a backward trace the payee stands for the payer. Equal names are one
/// victim. Throws InvalidQuery for an id that is not in the ledger (saying what became of its row, if there
/// was one), and where two mentions of one payment name different victims.
[[nodiscard]] FoundSources find_sources(const TransferGraph&, const Boundary&, std::span<const FraudPayment>,
                                        bool backward);

/// All payments that `payer` made, in the ledger's order; those not yet known will be set aside by
/// find_sources.
[[nodiscard]] std::vector<FraudPayment> payments_of(const TransferGraph&, AccountNo payer);

/// The transfer of that id on the whole ledger. Throws InvalidQuery that says what became of its row, if
/// there was one.
[[nodiscard]] TransferNo require_transfer(const TransferGraph&, std::string_view id);

/// The account of that id or alias. Throws InvalidQuery.
[[nodiscard]] AccountNo require_account(const TransferGraph&, std::string_view id);

}  // namespace sluice
