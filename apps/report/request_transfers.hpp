// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "apps/report/institution_requests.hpp"
#include "apps/report/trace_report.hpp"

namespace sluice {

/// The sheet "transfers" of a request: the rows that justify it, in their order, with what a bank checks on
/// both sides: time, account, name and amount. Rows of completion have no id. `shows`: which row of the first
/// sheet each belongs to.
[[nodiscard]] InstitutionRequest::Sheet transfer_sheet(const TraceReport&,
                                                       std::span<const TracedTransfer* const>,
                                                       std::vector<std::size_t> shows);

}  // namespace sluice
