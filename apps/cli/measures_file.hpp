// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "algorithms/measures/measures.hpp"
#include "algorithms/trace/sources.hpp"
#include "apps/cli/ledger_options.hpp"

namespace sluice {

/// Measures that were placed before: the rows `account,kind,from,to,authority,case` of the file, none for "".
/// A stop-payment without `to` ends 48 hours after it began; the end of a freeze without one is not known.
/// What began after the moment of the graph's known_at view is left out. This case's names are those of the
/// found payments. Throws InvalidQuery for an account that the ledger does not have, UnreadableInput for the
/// file and for a row that cannot be read, with file and line.
[[nodiscard]] Measures read_measures(const std::string& file, const TransferGraph&, const FoundSources&,
                                     const LedgerOptions&);

}  // namespace sluice
