// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>

#include "apps/cli/screen_request.hpp"
#include "apps/report/screen_report.hpp"
#include "loaders/text/time_text.hpp"

namespace sluice {

/// Answers questions from an index, which must outlive it: looks up what they name.
class ScreenDesk {
 public:
  /// `at` is the moment of questions that name none; nothing for the time of the last known transfer.
  ScreenDesk(const ScreenIndex&, const TimeForm&, std::optional<Time> at);

  /// Throws InvalidQuery for an account, a payer or a currency that the ledger does not have, for what is no
  /// time or no amount above 0, and for a payment to oneself. A payee may be unknown.
  [[nodiscard]] ScreenAnswer answer(const ScreenRequest&);

 private:
  [[nodiscard]] Time moment(const std::string& text);
  [[nodiscard]] AccountNo account(const std::string& id) const;
  [[nodiscard]] CurrencyNo currency(const AskedPayment&, AccountNo payer) const;
  [[nodiscard]] Payment payment(const AskedPayment&, Time at) const;

  const ScreenIndex& index_;
  TimeReader times_;
  Time at_;
  PaymentCheck check_;
};

}  // namespace sluice
