// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// An emergency stop-payment holds an account for 48 hours and can be placed on it at most twice; a freeze
/// holds for up to six months and can be renewed (Yinfa [2016] No. 86).
enum class MeasureKind : std::uint8_t { stop_payment, freeze };
[[nodiscard]] std::string_view to_text(MeasureKind);
/// "stop-payment" (also "stop"), "freeze".
[[nodiscard]] std::optional<MeasureKind> parse_measure_kind(std::string_view);

constexpr Duration stop_payment_lasts = Duration::seconds(48 * 3600);
constexpr std::size_t stop_payments_max = 2;

/// A measure that was placed on an account.
struct Measure {
  AccountNo account;
  MeasureKind kind{};
  Time from;
  /// Last instant; Time::max() where no end is known. A stop-payment without one ends after 48 hours.
  Time to = Time::max();
  std::string authority, fraud_case;
};

/// Measures of all authorities, and which of them are this case's.
struct Measures {
  /// By account, then the time they began.
  std::vector<Measure> all;
  /// Names of this case; a measure without a case counts as its own.
  std::vector<std::string> cases;

  [[nodiscard]] std::span<const Measure> on(AccountNo) const;
  [[nodiscard]] bool is_own(const Measure&) const;
};

[[nodiscard]] inline bool in_force(const Measure& measure, Time now) {
  return measure.from <= now && now <= measure.to;
}

/// Up to when a query knows dates of the account file: its cut-off, else the moment of the graph's known_at
/// view; without either all of them, so that an account with a closing date is closed.
[[nodiscard]] Time dates_known_to(const TransferGraph&, const TraceQuery&);

/// The instant that a query calls now: its cut-off, else the moment of the graph's known_at view; without
/// either the last of which anything is known, a transfer or the beginning of a measure.
[[nodiscard]] Time now_of(const TransferGraph&, const TraceQuery&, const Measures&);

/// Whether the account file says that the account is closed by `date`.
[[nodiscard]] bool is_closed(const TransferGraph&, AccountNo, Time date);
/// Whether the account is frozen, by the account file up to `date` or by a measure in force `now`, and no
/// measure in force is this case's: its money waits for others.
[[nodiscard]] bool is_held_by_others(const TransferGraph&, const Measures&, AccountNo, Time now, Time date);

/// What can be recovered from an inside pocket at all: its balance at the query's cut-off; nothing where it
/// is closed, or held by others.
[[nodiscard]] Amount recoverable_at_most(const TransferGraph&, const TraceQuery&, const Measures&, PocketNo);

}  // namespace sluice
