// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/freeze_report.hpp"

namespace sluice {

/// Why this account, in one sentence: whose money lies there since when, at what level, how fast such money
/// is expected to leave, how much of it should lie there still when the order bites, and what of the account
/// and of earlier measures bears on the order. Hidden characters are not escaped.
[[nodiscard]] std::string freeze_reason(const FreezeReport&, const PlannedOrder&);

}  // namespace sluice
