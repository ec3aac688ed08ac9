// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/direction.hpp"

#include <algorithm>

namespace sluice {
namespace {

/// First element that is not `before`, found by galloping from the hint in either direction. Updates the
/// hint.
template <class T, class Before>
std::size_t partition_point_near(std::span<const T> run, std::size_t& hint, Before before) {
  std::size_t low = 0, high = run.size(), step = 1;
  const auto at = std::min(hint, run.size());
  if (at < run.size() && before(run[at])) {
    low = at + 1;
    while (low + step < run.size() && before(run[low + step])) {
      low += step + 1;
      step *= 2;
    }
    high = std::min(run.size(), low + step);
  } else {
    high = at;
    while (high > step && !before(run[high - step])) {
      high -= step;
      step *= 2;
    }
    low = high > step ? high - step : 0;
  }
  const auto found = std::partition_point(run.begin() + static_cast<std::ptrdiff_t>(low),
                                          run.begin() + static_cast<std::ptrdiff_t>(high), before);
  return hint = static_cast<std::size_t>(found - run.begin());
}

}  // namespace

SweptRows::SweptRows(const TransferGraph& graph, PocketNo pocket, TransferNo cut, bool backward)
    : rows_(complete(graph, pocket)), backward_(backward) {
  if (cut < graph.end()) {
    rows_.inflows = rows_.inflows.first(legs_before(rows_.inflows, cut));
    rows_.outflows = rows_.outflows.first(legs_before(rows_.outflows, cut));
    const auto known =
        std::ranges::lower_bound(rows_.unseen, RowKey(cut, RowKey::before_at_payer), {}, &UnseenRow::key);
    rows_.unseen = rows_.unseen.first(static_cast<std::size_t>(known - rows_.unseen.begin()));
  }
  if (backward) total_ = rows_.total();
}

bool SweptRows::next_outflow(RowKey key, Outflow& next) {
  const auto run = backward_ ? rows_.inflows : rows_.outflows;
  auto& hint = backward_ ? inflow_hint_ : outflow_hint_;
  auto key_of = [](const Leg& leg) { return RowKey(leg.transfer, RowKey::the_transfer); };
  bool found = false;
  auto offer = [&](RowKey at, Amount amount, PocketNo counterparty) {
    if (found && sweep_rank(next.key, backward_) < sweep_rank(at, backward_)) return;
    next = {at, amount, counterparty};
    found = true;
  };
  // Forward the first leg after key, backward the last before it.
  auto leg = partition_point_near(
      run, hint, [&](const Leg& l) { return backward_ ? key_of(l) < key : key_of(l) <= key; });
  if (backward_ ? leg > 0 : leg < run.size()) {
    if (backward_) --leg;
    offer(key_of(run[leg]), leg_amount(run, leg), run[leg].counterparty);
  }
  if (rows_.unseen.empty()) return found;
  auto row = partition_point_near(rows_.unseen, unseen_hint_,
                                  [&](const UnseenRow& r) { return backward_ ? r.key < key : r.key <= key; });
  row = next_unseen(row);
  if (backward_ ? row > 0 : row < rows_.unseen.size()) {
    const auto& unseen = rows_.unseen[backward_ ? row - 1 : row];
    offer(unseen.key, unseen.amount(), PocketNo::none());
  }
  return found;
}

/// The first row met from `row` on that is an outflow of the sweep. Rows of the other kind that were once
/// passed over are not looked at again.
std::size_t SweptRows::next_unseen(std::size_t row) {
  const auto passed_over = std::minmax(scanned_from_, scanned_to_);
  if (row >= passed_over.first && row <= passed_over.second) return scanned_to_;
  scanned_from_ = row;
  const auto is_outflow = [&](const UnseenRow& unseen) { return unseen.is_income() == backward_; };
  if (backward_)
    while (row > 0 && !is_outflow(rows_.unseen[row - 1])) --row;
  else
    while (row < rows_.unseen.size() && !is_outflow(rows_.unseen[row])) ++row;
  return scanned_to_ = row;
}

Moved SweptRows::moved_before(RowKey key) {
  if (!backward_) return known_before(key.value);
  const auto through = known_before(key.value + 1);
  return {total_.in - through.out, total_.in - through.in};
}

/// What has moved, in the ledger's own direction, by rows of lower key.
Moved SweptRows::known_before(std::uint64_t key) {
  auto has_moved = [&](const Leg& leg) { return RowKey(leg.transfer, RowKey::the_transfer).value < key; };
  Moved moved{rows_.opening, Amount(0)};
  moved.in += sum_of_first(rows_.inflows, partition_point_near(rows_.inflows, inflow_hint_, has_moved));
  moved.out += sum_of_first(rows_.outflows, partition_point_near(rows_.outflows, outflow_hint_, has_moved));
  if (rows_.unseen.empty()) return moved;
  const auto seen =
      partition_point_near(rows_.unseen, unseen_hint_, [&](const UnseenRow& r) { return r.key.value < key; });
  if (seen > 0) {
    moved.in += rows_.unseen[seen - 1].income_sum;
    moved.out += rows_.unseen[seen - 1].outflow_sum;
  }
  return moved;
}

}  // namespace sluice
