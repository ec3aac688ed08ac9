// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>

#include "apps/report/replay_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The price of every minute, for people: by currency a table over the delays, and the same over the cases in
/// which the choice of accounts mattered.
[[nodiscard]] std::string replay_text(const ReplayReport&, const Style&);

/// What a given set of accounts catches, all ordered frozen at `at`.
[[nodiscard]] std::string caught_text(const TransferGraph&, std::span<const CaughtAmount>, Time at);

}  // namespace sluice
