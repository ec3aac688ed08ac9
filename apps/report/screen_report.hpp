// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "algorithms/screening/payment_check.hpp"
#include "algorithms/trace/sources.hpp"

namespace sluice {

/// An account as it was asked about.
struct ScreenedAccount {
  std::string id;
  AccountScreening screening;
};

/// A payment as it was asked about; its accounts are the answer's two.
struct ScreenedPayment {
  Payment payment;
  PaymentScreening screening;
};

/// What is to be said before somebody is paid. It never says that anybody is guilty.
struct ScreenAnswer {
  Time at;
  /// In the order asked; of a payment the payer and the payee.
  std::vector<ScreenedAccount> accounts;
  std::optional<ScreenedPayment> payment;
};

/// What the answers are told with.
struct ScreenParts {
  const ScreenIndex& index;
  /// The fraud payments that were traced.
  const FoundSources& found;

  const TransferGraph& graph() const { return index.graph(); }
};

}  // namespace sluice
