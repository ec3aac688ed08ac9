// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>

#include "apps/report/gangs_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The answer for people: the first `rows_max` gangs, and how many there are.
[[nodiscard]] std::string gangs_text(const GangsAnswer&, const TransferGraph&, std::size_t rows_max,
                                     const Style&);

}  // namespace sluice
