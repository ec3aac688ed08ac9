// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/paths_report.hpp"
#include "apps/report/terminal.hpp"

namespace sluice {

/// The selected paths for people, at most `paths_max` of them: what the decomposition is, a block a path with
/// a line a hop, and what all paths add up to.
[[nodiscard]] std::string paths_text(const PathsReport&, std::size_t paths_max, const Style&);

}  // namespace sluice
