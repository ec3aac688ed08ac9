// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "apps/report/patterns_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// Shapes as tables: of each kind the instances that are given, then how many there are of each.
[[nodiscard]] std::string patterns_text(const PatternsQuestion&, const PatternCounts&,
                                        const std::vector<std::pair<ShapeKind, Shape>>& shown,
                                        const TransferGraph&, const Style&);

}  // namespace sluice
