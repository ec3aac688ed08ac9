// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>

#include "algorithms/trace/sources.hpp"
#include "engine/build/build_ledger.hpp"
#include "tests/oracle/trace.hpp"

namespace sluice::tests {

/// The oracle's ledger as the builder gets it from a loader, its rows cut into chunks of `chunk_rows`.
[[nodiscard]] LedgerInput input_of(const oracle::Ledger& ledger, std::size_t chunk_rows = 7);

[[nodiscard]] std::shared_ptr<const Ledger> built(const oracle::Ledger& ledger);

/// The oracle's question as the engine asks it.
struct AskedGraph {
  TransferGraph graph;
  TraceQuery query;
  FoundSources found;

  AskedGraph(const std::shared_ptr<const Ledger>&, const oracle::Query&);

  /// The pocket in the oracle's words.
  [[nodiscard]] oracle::PocketId id(PocketNo) const;
  [[nodiscard]] PocketNo pocket(const oracle::PocketId&) const;
};

/// The oracle's question put to the engine, and its answer in the oracle's form.
[[nodiscard]] oracle::Result engine_trace(const std::shared_ptr<const Ledger>&, const oracle::Query&);

}  // namespace sluice::tests
