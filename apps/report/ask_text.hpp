// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/ask_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// Whom to ask next, for people: accounts by institution, then the transfers that led there. Tables show at
/// most `rows_max` rows and say how many there are.
[[nodiscard]] std::string ask_text(const AskReport&, std::size_t rows_max, const Style&);

}  // namespace sluice
