// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/max_flow.hpp"

#include <algorithm>
#include <deque>
#include <limits>

namespace sluice::oracle {

FlowNetwork::Node FlowNetwork::add_node() {
  leave_.emplace_back();
  return leave_.size() - 1;
}

void FlowNetwork::add_arc(Node from, Node to, std::int64_t capacity) {
  leave_[from].push_back(arcs_.size());
  arcs_.push_back({from, to, capacity});
  leave_[to].push_back(arcs_.size());
  arcs_.push_back({to, from, 0});
}

// The arcs from the sink back to the supply; none if nothing more can flow.
std::vector<std::size_t> FlowNetwork::shortest_path(Node supply, Node sink) const {
  constexpr auto nobody = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> reached_by(leave_.size(), nobody);
  std::deque<Node> waiting{supply};
  while (!waiting.empty() && reached_by[sink] == nobody) {
    const Node node = waiting.front();
    waiting.pop_front();
    for (const std::size_t arc : leave_[node]) {
      const Node next = arcs_[arc].to;
      if (arcs_[arc].room == 0 || next == supply || reached_by[next] != nobody) continue;
      reached_by[next] = arc;
      waiting.push_back(next);
    }
  }
  std::vector<std::size_t> path;
  for (Node node = sink; reached_by[node] != nobody; node = arcs_[reached_by[node]].from)
    path.push_back(reached_by[node]);
  return path;
}

std::int64_t FlowNetwork::push_all(Node supply, Node sink) {
  std::int64_t flow = 0;
  for (auto path = shortest_path(supply, sink); !path.empty(); path = shortest_path(supply, sink)) {
    std::int64_t room = std::numeric_limits<std::int64_t>::max();
    for (const std::size_t arc : path) room = std::min(room, arcs_[arc].room);
    for (const std::size_t arc : path) {
      arcs_[arc].room -= room;
      arcs_[arc ^ 1U].room += room;
    }
    flow += room;
  }
  return flow;
}

}  // namespace sluice::oracle
