// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "apps/report/case_report.hpp"

namespace sluice {

/// Everything that decides the answers, resolved, as lines "key value": the ledger's hash, moments, rule,
/// limits, boundary, payments, measures, freezing and returning. The same for the same question, however and
/// from whichever files it was asked. Ids stand in it with backslashes doubled and hidden characters as
/// visible escapes, so that what a page shows is what was hashed.
[[nodiscard]] std::string case_query_text(const CaseReport&, std::string_view ledger_hash);

}  // namespace sluice
