// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>

#include "apps/report/chains_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The answer for people: the first `rows_max` chains and groups, and how many there are.
[[nodiscard]] std::string chains_text(const ChainsAnswer&, const TransferGraph&, std::size_t rows_max,
                                      const Style&);

}  // namespace sluice
