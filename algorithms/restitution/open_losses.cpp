// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/open_losses.hpp"

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

std::pair<std::uint32_t, CurrencyNo> place(const VictimBalance& balance) {
  return {balance.victim, balance.currency};
}

}  // namespace

OpenLosses::OpenLosses(const TransferGraph& graph, const TraceQuery& query) {
  const auto cut = cut_of(graph, query);
  for (const auto& source : query.sources) {
    const auto lost = source.transfer < cut ? graph.amount(source.transfer) : Amount(0);
    balances_.push_back({source.victim, graph.currency(source.transfer), lost, Amount(0), Amount(0)});
  }
  std::ranges::sort(balances_, {}, place);
  std::size_t kept = 0;
  for (const auto& balance : balances_) {
    if (kept > 0 && place(balances_[kept - 1]) == place(balance))
      balances_[kept - 1].loss += balance.loss;
    else
      balances_[kept++] = balance;
  }
  balances_.erase(balances_.begin() + static_cast<std::ptrdiff_t>(kept), balances_.end());
}

const VictimBalance* OpenLosses::find(std::uint32_t victim, CurrencyNo currency) const {
  const auto found = std::ranges::lower_bound(balances_, std::pair(victim, currency), {}, place);
  const bool is_there = found != balances_.end() && place(*found) == std::pair(victim, currency);
  return is_there ? &*found : nullptr;
}

VictimBalance* OpenLosses::find_mutable(std::uint32_t victim, CurrencyNo currency) {
  const auto* found = find(victim, currency);
  return found == nullptr ? nullptr : &balances_[static_cast<std::size_t>(found - balances_.data())];
}

Amount OpenLosses::loss(std::uint32_t victim, CurrencyNo currency) const {
  const auto* found = find(victim, currency);
  return found == nullptr ? Amount(0) : found->loss;
}

Amount OpenLosses::open(std::uint32_t victim, CurrencyNo currency) const {
  const auto* found = find(victim, currency);
  return found == nullptr ? Amount(0) : found->open();
}

void OpenLosses::repay(std::uint32_t victim, CurrencyNo currency, Amount amount) {
  if (auto* found = find_mutable(victim, currency)) found->repaid += std::min(amount, found->open());
}

void OpenLosses::give(std::uint32_t victim, CurrencyNo currency, Amount amount) {
  if (auto* found = find_mutable(victim, currency)) found->returned += amount;
}

}  // namespace sluice
