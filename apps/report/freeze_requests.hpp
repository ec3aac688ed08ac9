// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>
#include <vector>

#include "apps/report/freeze_report.hpp"
#include "apps/report/institution_requests.hpp"

namespace sluice {

/// A stop-payment request to each institution of the plans, in the order of its first order: its accounts
/// with holders, amounts and the terms of the measure, and the transfers that justify it with what a bank
/// checks: name, account, amount and time. `ledger` is the content hash. Nothing depends on when it is run.
[[nodiscard]] std::vector<InstitutionRequest> stop_payment_requests(const FreezeReport&,
                                                                    std::string_view ledger);

}  // namespace sluice
