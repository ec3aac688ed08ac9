// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/boundary.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/values/error.hpp"

namespace sluice {

std::string_view to_text(End end) {
  switch (end) {
    case End::dissipated: return "dissipated";
    case End::victim: return "victim";
    case End::left_visibility: return "left_visibility";
    case End::rests: break;
  }
  return "";
}

Boundary::Boundary(const TransferGraph& graph, BoundaryOptions options)
    : accounts_(&graph.ledger().accounts), options_(std::move(options)) {
  for (auto* list : {&options_.terminal, &options_.uncovered, &options_.follow}) std::ranges::sort(*list);
  for (const auto account : options_.follow)
    if (std::ranges::binary_search(options_.terminal, account)
        || std::ranges::binary_search(options_.uncovered, account))
      throw InvalidQuery(fmt::format("account {} is named both to be followed and to be outside",
                                     graph.account_id(account)));
  // These are accounts where a loaded row was split.
  if (const auto fee = graph.find_account(fee_account)) options_.terminal.push_back(*fee);
  if (const auto fx = graph.find_account(exchange_account)) options_.uncovered.push_back(*fx);
  for (auto* list : {&options_.terminal, &options_.uncovered}) std::ranges::sort(*list);
}

bool Boundary::is_terminal(AccountNo account) const {
  const auto kind = accounts_->kind_of(account);
  if (kind == AccountKind::cash_point || kind == AccountKind::fee) return true;
  if (std::ranges::binary_search(options_.terminal, account)) return true;
  return kind == AccountKind::merchant && !std::ranges::binary_search(options_.follow, account);
}

bool Boundary::is_uncovered(AccountNo account) const {
  if (accounts_->covered_of(account) == Covered::no) return true;
  if (std::ranges::binary_search(options_.uncovered, account)) return true;
  return accounts_->kind_of(account) == AccountKind::pool
         && !std::ranges::binary_search(options_.follow, account);
}

}  // namespace sluice
