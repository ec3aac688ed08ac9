// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>

#include "apps/report/governance_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The answer for people: the first `rows_max` rows, how many there are, and a total.
[[nodiscard]] std::string governance_text(const GovernanceAnswer&, const TransferGraph&, std::size_t rows_max,
                                          const Style&);

}  // namespace sluice
