// SPDX-License-Identifier: Apache-2.0
#include "algorithms/restitution/assignment.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace sluice {

Assignment::Assignment(const RefundCase& refund_case, OpenLosses losses)
    : case_(refund_case), losses_(std::move(losses)) {
  accounts_.reserve(refund_case.refund.frozen.size());
  for (const auto& frozen : refund_case.refund.frozen)
    accounts_.push_back({frozen.pocket, frozen.amount, Amount(0)});
}

Amount Assignment::open(std::size_t account, std::uint32_t victim) const {
  return losses_.open(victim, case_.currency(account));
}

void Assignment::give(std::size_t account, std::uint32_t victim, Amount amount, RefundStep step) {
  if (amount == Amount(0)) return;
  losses_.give(victim, case_.currency(account), amount);
  accounts_[account].returned += amount;
  rows_.push_back({accounts_[account].pocket, victim, amount, step, {}});
}

void Assignment::close(std::size_t account, Amount most, std::span<const std::uint32_t> reached) {
  auto& row = accounts_[account];
  const auto is_whole = [&](std::uint32_t victim) { return open(account, victim) == Amount(0); };
  if (row.remains() == Amount(0))
    row.because = RemainsBecause::nothing_remains;
  else if (most == Amount(0))
    row.because = RemainsBecause::no_victims_money;
  else if (row.returned < most && std::ranges::all_of(reached, is_whole))
    row.because = RemainsBecause::victims_whole;
  else if (row.frozen > most)
    row.because = RemainsBecause::above_most;
  else
    row.because = RemainsBecause::unassigned;
}

void Assignment::index_rows() {
  by_claim_.resize(rows_.size());
  std::iota(by_claim_.begin(), by_claim_.end(), 0u);
  std::ranges::stable_sort(
      by_claim_, {}, [&](std::uint32_t row) { return std::pair(rows_[row].pocket, rows_[row].victim); });
}

void Assignment::show(PocketNo pocket, std::uint32_t victim, TransferNo transfer) {
  if (by_claim_.size() != rows_.size()) index_rows();
  const auto claim = [&](std::uint32_t row) { return std::pair(rows_[row].pocket, rows_[row].victim); };
  for (const auto row : std::ranges::equal_range(by_claim_, std::pair(pocket, victim), {}, claim)) {
    auto& transfers = rows_[row].transfers;
    if (transfers.empty() || transfers.back() != transfer) transfers.push_back(transfer);
  }
}

Restitution Assignment::take() && { return {std::move(rows_), losses_.balances(), std::move(accounts_), {}}; }

}  // namespace sluice
