// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>
#include <vector>

#include "apps/report/ask_report.hpp"
#include "apps/report/institution_requests.hpp"

namespace sluice {

/// A request for account records to each institution, in their order; "?" and "?fx" are nobody's and are
/// left out. With what a bank checks: account, holder, amounts, and both parties and the time of every
/// transfer. `ledger` is the content hash. Nothing depends on when it is run.
[[nodiscard]] std::vector<InstitutionRequest> record_requests(const AskReport&, std::string_view ledger);

}  // namespace sluice
