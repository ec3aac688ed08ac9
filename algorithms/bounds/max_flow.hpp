// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/bounds/case_network.hpp"

namespace sluice {

/// Minor units without a sign: a balance widened by all that was stolen may need the 64th bit.
using Units = std::uint64_t;

/// What flows into a case's network, and how wide its arcs are.
struct FlowProblem {
  const CaseNetwork* network;
  /// By arc.
  std::vector<Units> capacity;
  /// By node.
  std::vector<Units> supply;
  /// By node: no more than this can reach it, and never more than all that is supplied; less may, since money
  /// is counted twice where its ways part and meet again. Filled by limit_reach.
  std::vector<Units> reach;
};

/// Fills `reach`, in one pass over the arcs.
void limit_reach(FlowProblem&);

/// Most that can flow from all supplies into some nodes, one question after another on the same network.
/// Searches back from those nodes, so that a question costs what lies upstream of them; only what a question
/// touched is reset for the next.
class MaxFlow {
 public:
  struct Sink {
    std::uint32_t node;
    Units capacity;
  };

  explicit MaxFlow(const FlowProblem& problem);

  /// The maximum flow into `sinks`, whose nodes differ. Method: a blocking flow along the arcs, which settles
  /// nearly every question on a network unfolded in time, is proved to be enough by `reach` where that is
  /// attained; else Dinic's phases on the residual network (Dinitz 1970).
  [[nodiscard]] Units into(std::span<const Sink> sinks);

 private:
  /// A step of the search from a node to one upstream of it: against an arc that has room, or along an arc
  /// whose flow can be taken back.
  struct Step {
    std::uint32_t arc;
    bool takes_back;
  };
  /// A node on the way from the sink to what is searched now: what is wanted of it, and found so far.
  struct Visit {
    std::uint32_t node;
    Step entered_by;
    Units wanted, found;
  };
  struct NodeState {
    std::uint32_t question = 0;
    std::uint32_t next_step = 0;
    std::uint32_t level = 0;
    Units supplied = 0;
  };

  NodeState& state(std::uint32_t node);
  void begin_question();
  void begin_phase();
  [[nodiscard]] Units residual(Step step) const;
  [[nodiscard]] std::uint32_t upstream(Step step) const;
  bool next_step(std::uint32_t node, bool by_level, Step& step);
  Units blocking_flow(const Sink& sink, Units wanted, bool by_level);
  Units take_supply(std::uint32_t node, Units wanted);
  void add_flow(Step step, Units amount);
  bool find_levels(std::span<const Sink> sinks, std::span<const Units> wanted);

  const FlowProblem& problem_;
  std::vector<Units> flow_;
  std::vector<NodeState> nodes_;
  std::uint32_t question_ = 0;
  std::vector<std::uint32_t> touched_arcs_, touched_nodes_;
  std::vector<Visit> path_;
  std::vector<std::uint32_t> queue_;
};

}  // namespace sluice
