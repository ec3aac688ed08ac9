// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/screen_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The answer for people: the accounts in a table, then the payment, and the reasons of each.
[[nodiscard]] std::string screen_text(const ScreenAnswer&, const ScreenParts&, const Style&);

}  // namespace sluice
