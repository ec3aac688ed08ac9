// SPDX-License-Identifier: Apache-2.0
#include "algorithms/screening/return_path.hpp"

#include <algorithm>
#include <utility>

namespace sluice {

ReturnPathSearch::ReturnPathSearch(const TransferGraph& graph, std::vector<Amount> amount_min)
    : graph_(graph), amount_min_(std::move(amount_min)), seen_(14) {}

ReturnPath ReturnPathSearch::find(AccountNo from, AccountNo to, Stretch stretch) {
  stretch_ = stretch;
  ends_ = {from, to};
  work_ = 0;
  is_cut_ = false;
  met_ = {no_label, no_label};
  seen_.clear();
  for (const auto end : {forward, backward}) {
    auto& side = sides_[end];
    side.labels.assign(1, {ends_[end], end == forward ? stretch.oldest : stretch.cut, no_label});
    side.newest = 0;
    side.steps = 0;
    side.has_runs = side.is_ended = false;
  }
  End next = forward;
  for (std::size_t hops = 0; hops < hops_max && choose(next); ++hops) {
    if (!step(next)) break;
    if (met_[forward] != no_label) return {path(), false};
  }
  return {{}, is_cut_};
}

/// False where the work is used up.
bool ReturnPathSearch::spend(std::size_t work) {
  if (work_ + work > work_max) return false;
  work_ += work;
  return true;
}

/// Which end goes on; false where there is nothing left to find, or no work left to find it by.
bool ReturnPathSearch::choose(End& next) {
  // An end that reaches nothing more knows all there is, once the other has gone one step.
  for (const auto end : {forward, backward})
    if (sides_[end].is_ended && sides_[1 - end].steps > 0) return false;
  const bool can_forward = list_runs(forward), can_backward = list_runs(backward);
  if (!can_forward && !can_backward) {
    is_cut_ = true;
    return false;
  }
  // Ways meet at an account between the two ends, so both must go one step at least.
  const auto is_due = [&](End end) {
    return sides_[end].steps == 0 && sides_[1 - end].steps + 1 == hops_max;
  };
  next = sides_[forward].runs_size <= sides_[backward].runs_size ? forward : backward;
  if (!can_forward || is_due(backward)) next = backward;
  if (!can_backward || is_due(forward)) next = forward;
  return true;
}

/// Finds the transfers that go on from the newest labels of one end; false where that is too much work.
bool ReturnPathSearch::list_runs(End end) {
  auto& side = sides_[end];
  if (side.has_runs) return true;
  if (!spend((side.labels.size() - side.newest) * account_work)) return false;
  side.runs.clear();
  side.runs_size = 0;
  const auto& first = graph_.ledger().pockets.first;
  for (auto i = side.newest; i < side.labels.size(); ++i) {
    const auto& label = side.labels[i];
    const auto is_end = label.parent == no_label;
    for (auto p = first[label.account.value]; p < first[label.account.value + 1]; ++p) {
      Run run;
      run.label = static_cast<std::uint32_t>(i);
      run.legs = end == forward ? graph_.outflows(PocketNo(p)) : graph_.inflows(PocketNo(p));
      const auto after = end == forward && !is_end ? TransferNo(label.transfer.value + 1) : stretch_.oldest;
      run.begin = legs_before(run.legs, end == forward ? after : stretch_.oldest);
      run.end = legs_before(run.legs, end == forward ? stretch_.cut : label.transfer);
      if (run.begin >= run.end) continue;
      side.runs_size += run.end - run.begin;
      side.runs.push_back(run);
    }
  }
  side.has_runs = true;
  return true;
}

/// Goes one transfer on from one end; false where that is too much work.
bool ReturnPathSearch::step(End end) {
  auto& side = sides_[end];
  side.has_runs = false;
  ++side.steps;
  side.newest = side.labels.size();
  for (const auto& run : side.runs) {
    if (!follow(end, run)) return false;
    if (met_[forward] != no_label) return true;
  }
  side.is_ended = side.newest == side.labels.size();
  return true;
}

bool ReturnPathSearch::follow(End end, const Run& run) {
  for (std::size_t i = 0; i < run.end - run.begin; ++i) {
    if (!spend(1) || seen_.is_full()) {
      is_cut_ = true;
      return false;
    }
    // The earliest arrivals, the latest departures first.
    const auto place = end == forward ? run.begin + i : run.end - 1 - i;
    const auto& leg = run.legs[place];
    if (!amount_min_.empty()
        && leg_amount(run.legs, place) < amount_min_[graph_.currency(leg.counterparty).value])
      continue;
    const auto account = graph_.account(leg.counterparty);
    if (account == ends_[forward] || account == ends_[backward]) continue;
    if (reach(end, run.label, account, leg.transfer)) return true;
  }
  return true;
}

/// Notes that the account is reached by that transfer, if that is better than before; true where the ends
/// meet.
bool ReturnPathSearch::reach(End end, std::uint32_t parent, AccountNo account, TransferNo transfer) {
  auto& labels = sides_[end].labels;
  auto& seen = seen_[account];
  auto& best = seen.label[end];
  if (best != no_label) {
    const auto before = labels[best].transfer;
    if (end == forward ? transfer >= before : transfer <= before) return false;
  }
  if (best != no_label && best >= sides_[end].newest) {
    labels[best] = {account, transfer, parent};
  } else {
    best = static_cast<std::uint32_t>(labels.size());
    labels.push_back({account, transfer, parent});
  }
  const auto other = seen.label[1 - end];
  if (other == no_label) return false;
  const auto there = sides_[1 - end].labels[other].transfer;
  if (end == forward ? transfer >= there : transfer <= there) return false;
  met_ = seen.label;
  return true;
}

std::vector<TransferNo> ReturnPathSearch::path() const {
  std::vector<TransferNo> transfers;
  const auto& ahead = sides_[forward].labels;
  for (auto label = met_[forward]; ahead[label].parent != no_label; label = ahead[label].parent)
    transfers.push_back(ahead[label].transfer);
  std::ranges::reverse(transfers);
  const auto& behind = sides_[backward].labels;
  for (auto label = met_[backward]; behind[label].parent != no_label; label = behind[label].parent)
    transfers.push_back(behind[label].transfer);
  // A way that comes by an account twice is shorter without the round trip in between.
  std::vector<TransferNo> simple;
  for (std::size_t i = 0; i < transfers.size(); ++i) {
    simple.push_back(transfers[i]);
    const auto arrived = graph_.account(graph_.payee(transfers[i]));
    for (auto j = transfers.size(); --j > i;)
      if (graph_.account(graph_.payee(transfers[j])) == arrived) {
        i = j;
        break;
      }
  }
  return simple;
}

}  // namespace sluice
