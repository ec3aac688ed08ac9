// SPDX-License-Identifier: Apache-2.0
// Johnson's enumeration of simple cycles, adapted to time as it is usually done: what one writes who needs
// temporal cycles and has a good afternoon.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/transfer_graph.hpp"

namespace sluice::bench {

/// Counts the cycles of a whole ledger by length: transfers ascending, accounts distinct, all within one
/// window. For each first transfer a depth-first search from its payee back to its payer, on one thread.
///
/// What failed is not tried again: each account has, for each number of hops left, a closing time; whoever
/// enters it then or later cannot close a cycle past the accounts on the path. Where an account in the way
/// leaves the path, the closing times of those that it held up are put off. Only accounts that are paid again
/// within the window begin a search, and outflows before the arrival are skipped by a binary search.
class TemporalJohnson {
 public:
  static constexpr std::size_t length_limit = 16;
  using Counts = std::array<std::uint64_t, length_limit + 1>;

  TemporalJohnson(const TransferGraph& graph, std::uint32_t length_min, std::uint32_t length_max)
      : length_min_(length_min),
        hops_max_(length_max - 1),
        states_(graph.account_count()),
        closing_(graph.account_count() * length_max),
        waiting_(graph.account_count()),
        waits_(graph.transfer_count()) {
    for (TransferNo t(0); t < graph.end(); ++t) {
      time_.push_back(graph.time(t));
      payer_.push_back(graph.account(graph.payer(t)).value);
      payee_.push_back(graph.account(graph.payee(t)).value);
    }
    sort_steps(payer_, payee_, out_begins_, out_);
    sort_steps(payee_, payer_, in_begins_, in_);
  }

  Counts count(Duration window) {
    counts_ = {};
    limit_ = 0;
    for (std::uint32_t first = 0; first < time_.size(); ++first) {
      while (limit_ < time_.size() && time_[limit_] - time_[first] <= window) ++limit_;
      origin_ = payer_[first];
      if (payee_[first] == origin_ || !is_paid_again(first)) continue;
      ++search_;
      extend(payee_[first], first, hops_max_);
    }
    return counts_;
  }

 private:
  struct Step {
    std::uint32_t transfer, account;
  };
  struct State {
    std::uint32_t search = 0;
    bool is_on_path = false;
    /// Closing times were put off while it was on the path.
    bool is_put_off = false;
  };

  void sort_steps(const std::vector<std::uint32_t>& own, const std::vector<std::uint32_t>& other,
                  std::vector<std::uint32_t>& begins, std::vector<Step>& steps) const {
    begins.assign(states_.size() + 1, 0);
    for (const auto account : own) ++begins[account + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    auto next = begins;
    steps.resize(own.size());
    for (std::uint32_t transfer = 0; transfer < own.size(); ++transfer)
      steps[next[own[transfer]]++] = {transfer, other[transfer]};
  }

  static std::span<const Step> later(const std::vector<std::uint32_t>& begins, const std::vector<Step>& steps,
                                     std::uint32_t account, std::uint32_t transfer) {
    const auto all = std::span(steps).subspan(begins[account], begins[account + 1] - begins[account]);
    const auto from = std::ranges::upper_bound(all, transfer, {}, &Step::transfer);
    return {from, all.end()};
  }

  bool is_paid_again(std::uint32_t first) const {
    const auto inflows = later(in_begins_, in_, origin_, first);
    return !inflows.empty() && inflows.front().transfer < limit_;
  }

  /// The closing times of an account by hops left, all the window's end where the search has not been there.
  std::uint32_t* closing(std::uint32_t account) {
    auto* const times = &closing_[account * std::size_t{hops_max_ + 1}];
    auto& state = states_[account];
    if (state.search == search_) return times;
    state = {search_, false, false};
    times[0] = 0;
    std::fill(times + 1, times + hops_max_ + 1, limit_);
    waiting_[account].clear();
    return times;
  }

  /// Counts the cycles that go on from the account; whether there are any.
  bool extend(std::uint32_t account, std::uint32_t arrival, std::uint32_t hops) {
    const auto* const own = closing(account);
    states_[account].is_on_path = true;
    std::uint32_t last = 0;
    for (const auto& [transfer, next] : later(out_begins_, out_, account, arrival)) {
      if (transfer >= limit_ || transfer > own[hops]) break;
      if (next == origin_) {
        const auto length = hops_max_ - hops + 2;
        if (length >= length_min_) ++counts_[length];
        last = transfer;
      } else if (hops > 1) {
        if (closing(next)[hops - 1] > transfer && !states_[next].is_on_path
            && extend(next, transfer, hops - 1))
          last = transfer;
        else
          wait_for(next, transfer);
      }
    }
    leave(account, hops, last != 0 ? last : arrival, last != 0);
    return last != 0;
  }

  /// The payer of the transfer has failed at its payee; remembered once in a search.
  void wait_for(std::uint32_t payee, std::uint32_t transfer) {
    if (waits_[transfer] == search_) return;
    waits_[transfer] = search_;
    waiting_[payee].push_back(transfer);
  }

  /// Takes the account off the path. Entered at `closes` or later it has failed with so many hops left.
  void leave(std::uint32_t account, std::uint32_t hops, std::uint32_t closes, bool has_closed) {
    auto* const own = closing(account);
    auto& state = states_[account];
    for (std::uint32_t h = 1; h <= hops; ++h) own[h] = std::min(own[h], closes);
    state.is_on_path = false;
    if (has_closed || state.is_put_off) release(account);
    state.is_put_off = false;
  }

  /// Puts off the closing times of those that failed at the account and need not fail any more.
  void release(std::uint32_t account) {
    const auto* const own = closing(account);
    for (const auto transfer : waiting_[account]) {
      std::uint32_t hops = 1;
      while (hops < hops_max_ && own[hops] <= transfer) ++hops;
      if (hops < hops_max_) put_off(payer_[transfer], hops + 1, transfer);
    }
  }

  void put_off(std::uint32_t account, std::uint32_t hops, std::uint32_t closes) {
    auto* const own = closing(account);
    if (own[hops] >= closes) return;
    for (auto h = hops; h <= hops_max_ && own[h] < closes; ++h) own[h] = closes;
    auto& state = states_[account];
    if (state.is_on_path)
      state.is_put_off = true;
    else
      release(account);
  }

  std::uint32_t length_min_, hops_max_;
  std::vector<Time> time_;
  std::vector<std::uint32_t> payer_, payee_, out_begins_, in_begins_;
  /// By account, ascending.
  std::vector<Step> out_, in_;
  std::vector<State> states_;
  /// By account and hops left.
  std::vector<std::uint32_t> closing_;
  /// By account: the transfers to it that led nowhere.
  std::vector<std::vector<std::uint32_t>> waiting_;
  /// By transfer: the search in which it is among them.
  std::vector<std::uint32_t> waits_;
  Counts counts_{};
  std::uint32_t search_ = 0, origin_ = 0, limit_ = 0;
};

}  // namespace sluice::bench
