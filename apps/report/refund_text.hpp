// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "apps/report/refund_changes.hpp"
#include "apps/report/refund_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The assignment for people: the formula, who gets what out of which account and why, what is open of every
/// loss, what stays frozen and why, and what changed since an earlier result. Tables show at most `rows_max`
/// rows.
[[nodiscard]] std::string refund_text(const RefundReport&,
                                      const std::optional<std::vector<RefundChange>>& changes,
                                      std::size_t rows_max, const Style&);

}  // namespace sluice
