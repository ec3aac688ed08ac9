// SPDX-License-Identifier: Apache-2.0
// Ledgers of a few rows, and what is said of their accounts and payments.
#pragma once
#include <string>
#include <vector>

#include "algorithms/screening/payment_check.hpp"
#include "tests/support/tied_ledger.hpp"

namespace sluice::tests {

inline AccountNo account(const TransferGraph& graph, const std::string& id) {
  return require_account(graph, id);
}

/// An index of the graph, with labels and fraud payments by name.
inline ScreenIndex screen_index(const TransferGraph& graph, const std::vector<std::string>& confirmed = {},
                                const std::vector<std::string>& fraud = {},
                                const std::vector<std::string>& cleared = {}) {
  ScreenQuery query;
  for (const auto& id : confirmed) query.labels.push_back({account(graph, id), true});
  for (const auto& id : cleared) query.labels.push_back({account(graph, id), false});
  std::ranges::sort(query.labels);
  std::vector<FraudPayment> payments;
  for (const auto& id : fraud) payments.push_back({id});
  TraceQuery traced;
  auto found = find_sources(graph, Boundary(graph, {}), payments, false);
  traced.sources = std::move(found.sources);
  traced.victims = std::move(found.victims);
  if (!traced.sources.empty()) query.traced = &traced;
  Progress progress;
  return {graph, query, progress};
}

/// The names of the reasons in their order.
inline std::vector<std::string> codes(const std::vector<Reason>& reasons) {
  std::vector<std::string> names;
  for (const auto& reason : reasons) names.emplace_back(code_of(reason));
  return names;
}

inline bool has_code(const std::vector<Reason>& reasons, ReasonCode code) {
  return std::ranges::find(reasons, code, &Reason::code) != reasons.end();
}

}  // namespace sluice::tests
