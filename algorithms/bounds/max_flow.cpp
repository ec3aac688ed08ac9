// SPDX-License-Identifier: Apache-2.0
#include "algorithms/bounds/max_flow.hpp"

#include <algorithm>
#include <limits>

namespace sluice {
namespace {

constexpr std::uint32_t no_level = ~std::uint32_t{0};

Units add_saturating(Units a, Units b) {
  Units sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<Units>::max() : sum;
}

}  // namespace

void limit_reach(FlowProblem& problem) {
  const auto& network = *problem.network;
  problem.reach = problem.supply;
  Units all = 0;
  for (const auto supply : problem.supply) all = add_saturating(all, supply);
  for (std::size_t node = 0; node < network.node_count(); ++node) {
    auto& reach = problem.reach[node];
    for (auto i = network.in_begin[node]; i < network.in_begin[node + 1]; ++i)
      reach = add_saturating(reach, std::min(problem.capacity[i], problem.reach[network.arcs[i].tail]));
    reach = std::min(reach, all);
  }
}

MaxFlow::MaxFlow(const FlowProblem& problem)
    : problem_(problem), flow_(problem.capacity.size(), 0), nodes_(problem.supply.size()) {}

MaxFlow::NodeState& MaxFlow::state(std::uint32_t node) {
  auto& state = nodes_[node];
  if (state.question != question_) {
    state = {question_, 0, no_level, 0};
    touched_nodes_.push_back(node);
  }
  return state;
}

void MaxFlow::begin_question() {
  for (const auto arc : touched_arcs_) flow_[arc] = 0;
  touched_arcs_.clear();
  touched_nodes_.clear();
  ++question_;
}

void MaxFlow::begin_phase() {
  for (const auto node : touched_nodes_) {
    nodes_[node].next_step = 0;
    nodes_[node].level = no_level;
  }
}

Units MaxFlow::residual(Step step) const {
  return step.takes_back ? flow_[step.arc] : problem_.capacity[step.arc] - flow_[step.arc];
}

std::uint32_t MaxFlow::upstream(Step step) const {
  const auto& arc = problem_.network->arcs[step.arc];
  return step.takes_back ? arc.head : arc.tail;
}

/// The node's next step that has room; without levels only against arcs, which cannot lead in a circle.
bool MaxFlow::next_step(std::uint32_t node, bool by_level, Step& step) {
  const auto& network = *problem_.network;
  const auto ins = network.in_begin[node + 1] - network.in_begin[node];
  const auto outs = by_level ? network.out_begin[node + 1] - network.out_begin[node] : 0;
  const auto level = nodes_[node].level;
  for (auto& i = nodes_[node].next_step; i < ins + outs; ++i) {
    step = i < ins ? Step{network.in_begin[node] + i, false}
                   : Step{network.out_arcs[network.out_begin[node] + i - ins], true};
    if (residual(step) == 0) continue;
    const auto next = upstream(step);
    if (problem_.reach[next] == 0) continue;
    const auto& there = state(next);
    if (!by_level || there.level == level + 1) return true;
  }
  return false;
}

/// Takes what is wanted and to be had from the node's own supply.
Units MaxFlow::take_supply(std::uint32_t node, Units wanted) {
  auto& supplied = nodes_[node].supplied;
  const auto amount = std::min(wanted, problem_.supply[node] - supplied);
  supplied += amount;
  return amount;
}

void MaxFlow::add_flow(Step step, Units amount) {
  if (amount == 0) return;
  auto& flow = flow_[step.arc];
  if (flow == 0) touched_arcs_.push_back(step.arc);
  flow = step.takes_back ? flow - amount : flow + amount;
}

/// Searches depth first from the sink; a node that cannot give all that is wanted of it is used up and never
/// entered again. What a node gives is added to the flow on the way back, once, however many supplies it
/// comes from: long chains of stretches cost what they are long, not its square.
Units MaxFlow::blocking_flow(const Sink& sink, Units wanted, bool by_level) {
  state(sink.node);
  path_.assign(1, {sink.node, {}, wanted, 0});
  while (true) {
    auto& here = path_.back();
    here.found += take_supply(here.node, here.wanted - here.found);
    Step step{};
    if (here.found < here.wanted && next_step(here.node, by_level, step)) {
      path_.push_back({upstream(step), step, std::min(here.wanted - here.found, residual(step)), 0});
      continue;
    }
    const auto left = here;
    path_.pop_back();
    if (path_.empty()) return left.found;
    add_flow(left.entered_by, left.found);
    path_.back().found += left.found;
    if (left.found < left.wanted) ++nodes_[path_.back().node].next_step;
  }
}

/// Distances from the sinks that want more, up to the nearest supply that is left; false if there is none.
bool MaxFlow::find_levels(std::span<const Sink> sinks, std::span<const Units> wanted) {
  begin_phase();
  queue_.clear();
  for (std::size_t i = 0; i < sinks.size(); ++i)
    if (wanted[i] > 0) {
      state(sinks[i].node).level = 0;
      queue_.push_back(sinks[i].node);
    }
  const auto& network = *problem_.network;
  bool found = false;
  auto last_level = no_level;
  const auto visit = [&](Step step, std::uint32_t level) {
    if (residual(step) == 0) return;
    const auto next = upstream(step);
    if (problem_.reach[next] == 0) return;
    auto& there = state(next);
    if (there.level != no_level) return;
    there.level = level + 1;
    queue_.push_back(next);
  };
  for (std::size_t at = 0; at < queue_.size(); ++at) {
    const auto node = queue_[at];
    const auto level = nodes_[node].level;
    if (level > last_level) break;
    if (problem_.supply[node] > nodes_[node].supplied) found = true, last_level = level;
    if (found) continue;
    for (auto i = network.in_begin[node]; i < network.in_begin[node + 1]; ++i) visit({i, false}, level);
    for (auto i = network.out_begin[node]; i < network.out_begin[node + 1]; ++i)
      visit({network.out_arcs[i], true}, level);
  }
  return found;
}

Units MaxFlow::into(std::span<const Sink> sinks) {
  begin_question();
  std::vector<Units> wanted;
  Units total = 0, missing = 0;
  const auto flow_into = [&](bool by_level) {
    missing = 0;
    for (std::size_t i = 0; i < sinks.size(); ++i) {
      const auto found = blocking_flow(sinks[i], wanted[i], by_level);
      total += found;
      wanted[i] -= found;
      missing = add_saturating(missing, wanted[i]);
    }
  };
  for (const auto& sink : sinks) wanted.push_back(std::min(sink.capacity, problem_.reach[sink.node]));
  flow_into(false);
  while (missing > 0 && find_levels(sinks, wanted)) flow_into(true);
  return total;
}

}  // namespace sluice
