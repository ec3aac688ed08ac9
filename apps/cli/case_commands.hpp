// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "apps/report/case_report.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// The commands that answer the questions of a report one by one, with the options that `report` was given.
/// `at`: when the freeze is planned; `frozen_as_of`: the cut-off for frozen money.
[[nodiscard]] CaseCommands case_commands(const CLI::App& report, Time at, std::optional<Time> frozen_as_of);

}  // namespace sluice
