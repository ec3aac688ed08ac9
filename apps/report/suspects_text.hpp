// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/suspects_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The answer for people: a table of the accounts, then the reasons for each in sentences with their
/// transfers, and how far the weights can be trusted.
[[nodiscard]] std::string suspects_text(const SuspectsAnswer&, const TransferGraph&, const Style&);

}  // namespace sluice
