// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/investigation.hpp"

namespace sluice {

Investigation open_investigation(Session& session, const LedgerOptions& ledger_options,
                                 const QueryOptions& query_options, const TracingOptions& tracing,
                                 bool backward, std::optional<Time> known_at) {
  query_options.require_sources();
  const auto form = ledger_options.time_form();
  auto query = tracing.interpret();
  query.cut_off = query_options.cut_off(form);
  query.backward = backward;
  auto ledger = ledger_options.open(session);
  auto graph = known_at ? ledger.graph.known_at(*known_at) : query_options.known(ledger.graph, form);
  query.boundary = query_options.boundary(graph);
  tracing.set_floors(graph, query);
  auto found = find_sources(graph, Boundary(graph, query.boundary),
                            query_options.payments(graph, ledger_options), backward);
  query.sources = found.sources;
  query.victims = found.victims;
  return {std::move(ledger), std::move(graph), std::move(query), std::move(found)};
}

}  // namespace sluice
