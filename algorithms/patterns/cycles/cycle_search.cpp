// SPDX-License-Identifier: Apache-2.0
#include "algorithms/patterns/cycles/cycle_search.hpp"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::uint32_t unknown = ~std::uint32_t{0};

/// The place of the first of the steps, which begin at `begins`, that is not before the transfer.
std::uint32_t place_of(std::span<const FlowGraph::Step> steps, std::uint32_t begins, std::uint32_t transfer) {
  const auto found = std::ranges::lower_bound(steps, transfer, {}, &FlowGraph::Step::transfer);
  return begins + static_cast<std::uint32_t>(found - steps.begin());
}

std::size_t transfers_of(std::span<const std::uint32_t> accounts, std::span<const std::uint32_t> begins) {
  std::size_t count = 0;
  for (const auto account : accounts) count += begins[account + 1] - begins[account];
  return count;
}

}  // namespace

CycleSearch::CycleSearch(const FlowGraph& flows, const Progress& progress, std::uint32_t length_min,
                         std::uint32_t length_max)
    : flows_(flows),
      progress_(progress),
      length_min_(length_min),
      hops_max_(length_max - 1),
      reach_(flows.accounts.size()),
      departures_(flows.accounts.size() * length_max),
      worked_out_(flows.accounts.size() * length_max) {}

/// Searches forward from the payee and backward from the payer by turns, always where less is to be looked
/// at, until both have met at some account or all hops are used up.
bool CycleSearch::may_close(std::uint32_t first, std::uint32_t limit) {
  ++search_;
  first_ = first;
  limit_ = limit;
  origin_ = flows_.payer[first];
  payee_ = flows_.payee[first];
  hops_back_ = 0;
  have_met_ = false;
  forward_.assign(1, payee_);
  backward_.assign(1, origin_);
  auto& begin = reach_[payee_];
  begin.reached = search_;
  begin.arrival = first;
  begin.onward = place_of(flows_.outflows(payee_), flows_.out_begins[payee_], first + 1);
  auto& end = reach_[origin_];
  end.searched_end = place_of(flows_.inflows(origin_), flows_.in_begins[origin_], first);
  end.inflows_end = place_of(flows_.inflows(origin_), flows_.in_begins[origin_], limit);
  for (std::uint32_t hops = 0; hops < hops_max_; ++hops) {
    if (forward_.empty() || backward_.empty()) break;
    if (transfers_of(forward_, flows_.out_begins) < transfers_of(backward_, flows_.in_begins))
      reach_forward();
    else
      reach_backward();
  }
  // Where nothing more leads back, more hops change nothing.
  if (backward_.empty()) hops_back_ = hops_max_;
  return have_met_;
}

void CycleSearch::reach_forward() {
  ++layer_;
  next_.clear();
  for (const auto account : forward_)
    for (const auto& step : flows_.outflows_from(account, reach_[account].onward)) {
      if (step.transfer >= limit_) break;
      if (step.account == origin_) {
        have_met_ |= is_long_enough(account);
        continue;
      }
      auto& there = reach_[step.account];
      if (there.reached == search_ && there.arrival <= step.transfer) continue;
      there.reached = search_;
      there.arrival = step.transfer;
      there.onward = step.onward;
      have_met_ |= searched_departure(step.account, hops_max_) > step.transfer;
      if (there.queued_forward == layer_) continue;
      there.queued_forward = layer_;
      next_.push_back(step.account);
    }
  std::swap(forward_, next_);
}

void CycleSearch::reach_backward() {
  ++layer_;
  ++hops_back_;
  next_.clear();
  // What is found now counts for the next hop only, so it is settled first what is searched.
  unsearched_.clear();
  for (const auto account : backward_) {
    auto& here = reach_[account];
    unsearched_.emplace_back(here.searched_end, here.inflows_end);
    here.searched_end = here.inflows_end;
  }
  for (const auto& [begin, end] : unsearched_)
    for (auto place = end; place-- > begin;) {
      const auto& step = flows_.in[place];
      if (step.transfer <= first_) break;
      if (step.account == origin_ || (hops_back_ == 1 && !is_long_enough(step.account))) continue;
      if (!raises_departure(step)) continue;
      auto& there = reach_[step.account];
      have_met_ |= there.reached == search_ && there.arrival < step.transfer;
      if (there.queued_backward == layer_) continue;
      there.queued_backward = layer_;
      next_.push_back(step.account);
    }
  std::swap(backward_, next_);
}

/// Notes that the payer of the step can leave by it; false where it can leave as late in as few hops.
bool CycleSearch::raises_departure(const FlowGraph::Step& step) {
  auto& here = reach_[step.account];
  const auto of_account =
      std::span(departures_).subspan(step.account * std::size_t{hops_max_ + 1}, hops_max_ + 1);
  if (here.leaves != search_) {
    here.leaves = search_;
    here.inflows_end = here.searched_end = flows_.in_begins[step.account];
    std::ranges::fill(of_account, 0);
  }
  if (of_account[hops_back_] >= step.transfer) return false;
  std::ranges::fill(of_account.subspan(hops_back_), step.transfer);
  here.inflows_end = step.onward;
  return true;
}

/// Beyond the hops that were searched backward: the last outflow whose payee can still be left after it,
/// found from the last one down and remembered. Who is not reached cannot be on the way.
std::uint32_t CycleSearch::worked_out_departure(std::uint32_t account, std::uint32_t hops) {
  auto& here = reach_[account];
  if (here.reached != search_) return 0;
  const auto of_account = std::span(worked_out_).subspan(account * std::size_t{hops_max_ + 1}, hops_max_ + 1);
  if (here.worked_out != search_) {
    here.worked_out = search_;
    std::ranges::fill(of_account, unknown);
  }
  if (of_account[hops] != unknown) return of_account[hops];
  auto latest = searched_departure(account, hops_back_);
  const auto end = place_of(flows_.outflows(account), flows_.out_begins[account], limit_);
  for (auto place = end; place-- > here.onward;) {
    const auto& step = flows_.out[place];
    if (step.transfer <= latest) break;
    if (step.account != origin_ && departure(step.account, hops - 1) <= step.transfer) continue;
    latest = step.transfer;
    break;
  }
  return of_account[hops] = latest;
}

}  // namespace sluice
