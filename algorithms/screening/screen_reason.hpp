// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/suspects/signals/signal.hpp"
#include "engine/values/amount.hpp"
#include "engine/values/time.hpp"

namespace sluice {

/// What there is to say before a payment is made: first of accounts, then of payments.
enum class ReasonCode : std::uint8_t {
  confirmed_case,
  frozen,
  closed,
  holds_traced,
  passed_on_traced,
  touched_traced,
  suspect_score,
  near_known_case,
  signal,
  opened_recently,
  dormant,
  not_in_ledger,
  cleared,

  risky_payee,
  payer_confirmed,
  payer_frozen,
  payer_closed,
  payer_holds_traced,
  continues_chain,
  closes_cycle,
  nth_payer,
  far_above_usual,
  first_payment,
  just_under_limit
};

/// One reason to look, and what it is about; which of the members say something depends on the code.
struct Reason {
  ReasonCode code{};
  /// What it contributes to the risk, 0 to 1.
  double risk = 0;
  /// Of which the value is, where the code is `signal`.
  Signal signal{};
  float value = 0;
  /// Transfers of a chain or cycle, payers, or transfers to a known case.
  std::uint32_t count = 0;
  CurrencyNo currency{};
  /// Traced money that is there, or that was; the usual amount; a limit.
  Amount amount{};
  /// All traced money that reached it.
  Amount received{};
  /// When it was closed, frozen, opened or last used.
  Time time{};
};

/// "holds-traced", …; a signal's reason has the signal's name.
[[nodiscard]] std::string_view code_of(const Reason&);

/// How much a reason alone contributes. Those that are not fixed (scores, payees, signals, chains, traced
/// money) are stated where they are found. docs/methods/screening.md lists all of them.
[[nodiscard]] double usual_risk(ReasonCode);

/// 1 − Π(1 − risk): reasons as if each alone were enough, and none depended on another.
[[nodiscard]] double combined_risk(std::span<const Reason>);

/// How closely to look before paying.
enum class RiskLevel : std::uint8_t { low, raised, high };
[[nodiscard]] std::string_view to_text(RiskLevel);

/// raised from 0.25 on, high from 0.6 on.
constexpr double raised_risk = 0.25, high_risk = 0.6;
[[nodiscard]] RiskLevel level_of(double risk);

/// The weightiest first; of equal ones in the order of codes, then of signals.
void put_in_order(std::vector<Reason>&);

/// Removes reasons that contribute something, but less than 0.05: they are part of the risk like any other,
/// and too little to be mentioned.
void drop_faint(std::vector<Reason>&);

}  // namespace sluice
