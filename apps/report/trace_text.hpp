// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "apps/report/terminal.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {

/// The trace for people: per victim what was stolen and where it is now, the accounts in which it rests,
/// where it left, by which rule, and what to do next. Tables show at most `rows_max` rows and say how many
/// there are.
[[nodiscard]] std::string trace_text(const TraceReport&, std::size_t rows_max, const Style&);

}  // namespace sluice
