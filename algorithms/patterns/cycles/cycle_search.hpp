// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "algorithms/patterns/shapes/flow_graph.hpp"
#include "engine/run/progress.hpp"

namespace sluice {

/// Finds the cycles that begin with one transfer after another; one search for each thread. Accounts and
/// transfers are those of the flow graph. Scratch is about 80 bytes an account; a search costs what it
/// touches. Throws Interrupted.
class CycleSearch {
 public:
  CycleSearch(const FlowGraph&, const Progress&, std::uint32_t length_min, std::uint32_t length_max);

  /// Calls found(transfers) for each cycle whose first transfer is `first` and whose last comes before
  /// `limit`, ascending by the second transfer, then the third, and so on.
  template <class Found>
  void run(std::uint32_t first, std::uint32_t limit, Found found) {
    if (!may_close(first, limit)) return;
    path_.assign(1, first);
    extend(flows_.payee[first], hops_max_, reach_[flows_.payee[first]].onward, found);
  }

 private:
  /// What is known of an account in the search that `reached`, `leaves` or `worked_out` names.
  struct Reach {
    std::uint32_t reached = 0, leaves = 0, worked_out = 0;
    /// The earliest transfer by which it is reached, and where its outflows after that begin.
    std::uint32_t arrival = 0, onward = 0;
    /// The places in `in` up to which its inflows come before the latest departure, and up to which they have
    /// been searched.
    std::uint32_t inflows_end = 0, searched_end = 0;
    /// When it was last put into a frontier.
    std::uint32_t queued_forward = 0, queued_backward = 0;
    bool is_on_path = false;
  };

  bool may_close(std::uint32_t first, std::uint32_t limit);
  void reach_forward();
  void reach_backward();
  bool raises_departure(const FlowGraph::Step&);
  /// Whether a cycle may end with a payment of the account to the origin: of the payee that would be the
  /// second transfer.
  [[nodiscard]] bool is_long_enough(std::uint32_t account) const {
    return account != payee_ || length_min_ <= 2;
  }
  /// The latest transfer by which money can leave the account and close the cycle in at most so many hops,
  /// were it to pass accounts twice; 0 where it cannot.
  std::uint32_t departure(std::uint32_t account, std::uint32_t hops) {
    return hops <= hops_back_ ? searched_departure(account, hops) : worked_out_departure(account, hops);
  }
  /// As far as the search backward has come.
  [[nodiscard]] std::uint32_t searched_departure(std::uint32_t account, std::uint32_t hops) const {
    return reach_[account].leaves == search_ ? departures_[account * (hops_max_ + 1) + hops] : 0;
  }
  std::uint32_t worked_out_departure(std::uint32_t account, std::uint32_t hops);
  template <class Found>
  void extend(std::uint32_t account, std::uint32_t hops_left, std::uint32_t onward, Found& found) {
    progress_.check();
    const auto latest = departure(account, hops_left);
    reach_[account].is_on_path = true;
    for (const auto& step : flows_.outflows_from(account, onward)) {
      if (step.transfer > latest) break;
      if (step.account == origin_) {
        path_.push_back(step.transfer);
        if (path_.size() >= length_min_) found(std::span<const std::uint32_t>(path_));
        path_.pop_back();
      } else if (hops_left > 1 && !reach_[step.account].is_on_path
                 && departure(step.account, hops_left - 1) > step.transfer) {
        path_.push_back(step.transfer);
        extend(step.account, hops_left - 1, step.onward, found);
        path_.pop_back();
      }
    }
    reach_[account].is_on_path = false;
  }

  const FlowGraph& flows_;
  const Progress& progress_;
  std::uint32_t length_min_, hops_max_;
  std::vector<Reach> reach_;
  /// By account and hops.
  std::vector<std::uint32_t> departures_, worked_out_;
  std::vector<std::uint32_t> forward_, backward_, next_, path_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> unsearched_;

  std::uint32_t search_ = 0, layer_ = 0;
  std::uint32_t origin_ = 0, payee_ = 0, first_ = 0, limit_ = 0, hops_back_ = 0;
  bool have_met_ = false;
};

}  // namespace sluice
