// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "apps/cli/query_options.hpp"
#include "apps/cli/tracing_options.hpp"

namespace sluice {

/// A question about stolen money, resolved against its ledger.
struct Investigation {
  OpenedLedger ledger;
  /// The ledger as it was known at the moment asked for.
  TransferGraph graph;
  TraceQuery query;
  FoundSources found;
};

/// Opens the ledger and looks up what the options name. `known_at`, where given, takes the place of the
/// option's. Throws InvalidQuery and UnreadableInput.
[[nodiscard]] Investigation open_investigation(Session&, const LedgerOptions&, const QueryOptions&,
                                               const TracingOptions&, bool backward = false,
                                               std::optional<Time> known_at = std::nullopt);

}  // namespace sluice
