// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/freeze_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The plans for people: which accounts to freeze in which order and why, what to expect of it, and what is
/// held already. Tables show at most `rows_max` rows.
[[nodiscard]] std::string freeze_text(const FreezeReport&, std::size_t rows_max, const Style&);

}  // namespace sluice
