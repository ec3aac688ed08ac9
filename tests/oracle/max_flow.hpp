// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sluice::oracle {

/// A network of whole numbers; what can flow from one node to another is found by shortest augmenting
/// paths.
class FlowNetwork {
 public:
  using Node = std::size_t;

  Node add_node();
  /// Parallel arcs are allowed.
  void add_arc(Node from, Node to, std::int64_t capacity);
  /// The largest flow. It stays in the network: ask once. O(nodes · arcs squared).
  std::int64_t push_all(Node supply, Node sink);

 private:
  struct Arc {
    Node from, to;
    std::int64_t room;  ///< what may still flow
  };
  std::vector<std::size_t> shortest_path(Node supply, Node sink) const;

  std::vector<Arc> arcs_;                        ///< an arc at an even place, its way back right behind it
  std::vector<std::vector<std::size_t>> leave_;  ///< by node: the arcs that leave it
};

}  // namespace sluice::oracle
