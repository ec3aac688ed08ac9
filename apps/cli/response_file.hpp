// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "algorithms/freeze/candidates.hpp"
#include "apps/cli/ledger_options.hpp"

namespace sluice {

/// How long institutions take from an order to its effect: the rows `institution,minutes` of the file, the
/// largest of them for institutions that it does not have; 30 minutes for all where no file is named ("") or
/// it has no row. Throws UnreadableInput for the file, for a row that cannot be read and for an institution
/// named twice, with file and line.
[[nodiscard]] ResponseTimes read_response_times(const std::string& file, const LedgerOptions&);

}  // namespace sluice
