// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/oracle/refund.hpp"

namespace sluice::oracle {

/// The same question by that rule and without limits: everything is followed to its end.
[[nodiscard]] Query without_limits(const Query&, Rule);

/// What the victims lost, have back already and have still open (nothing returned yet), and the receipts.
[[nodiscard]] std::pair<std::vector<RefundVictim>, std::vector<Receipt>> open_claims(const Ledger&,
                                                                                     const RefundQuery&);

}  // namespace sluice::oracle
