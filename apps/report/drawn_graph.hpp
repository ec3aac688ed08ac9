// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace sluice {

/// What is drawn of a traced part of the graph, in the order in which it is written. All texts may
/// hold anything: the writers escape. Names of attributes are the program's own.
struct DrawnGraph {
  using Attributes = std::vector<std::pair<std::string, std::string>>;
  struct Node {
    std::string key, label;  ///< key: the account's id, unique in the graph
    Attributes attributes;
  };
  struct Arc {
    std::string from, to, label;  ///< from, to: keys of nodes
    Attributes attributes;
  };

  std::vector<Node> nodes;
  std::vector<Arc> arcs;
};

}  // namespace sluice
