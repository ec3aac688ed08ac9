// SPDX-License-Identifier: Apache-2.0
// Boost.Graph's maximum flow solvers on the network that sluice's own solver works on.
#pragma once
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#include <boost/graph/edmonds_karp_max_flow.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

#include "algorithms/bounds/case_network.hpp"

namespace sluice::bench {

/// The case's network with a source that feeds every fraud payment and a sink behind one account at a time.
class BoostNetwork {
 public:
  enum class Solver { boykov_kolmogorov, push_relabel, edmonds_karp };

  explicit BoostNetwork(const CaseNetwork& network)
      : network_(network),
        graph_(network.node_count() + 2),
        source_(network.node_count()),
        sink_(source_ + 1) {
    for (const auto& arc : network.arcs) connect(arc.tail, arc.head, arc.capacity.minor);
    for (const auto& entry : network.entries) connect(source_, entry.node, entry.amount.minor);
    for (const auto& pocket : network.pockets) to_sink_.push_back(connect(pocket.last_node, sink_, 0));
  }

  /// How much of the stolen money can rest in the pocket at this place of the network's list.
  std::int64_t most(std::size_t pocket, Solver solver) {
    const auto capacity = get(boost::edge_capacity, graph_);
    capacity[to_sink_[pocket]] = network_.pockets[pocket].balance.minor;
    const auto flow = solve(solver);
    capacity[to_sink_[pocket]] = 0;
    return flow;
  }

 private:
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Graph = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS,
      boost::property<boost::vertex_index_t, std::size_t,
                      boost::property<boost::vertex_color_t, boost::default_color_type,
                                      boost::property<boost::vertex_distance_t, long,
                                                      boost::property<boost::vertex_predecessor_t,
                                                                      Traits::edge_descriptor>>>>,
      boost::property<boost::edge_capacity_t, std::int64_t,
                      boost::property<boost::edge_residual_capacity_t, std::int64_t,
                                      boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

  Traits::edge_descriptor connect(std::size_t tail, std::size_t head, std::int64_t capacity) {
    const auto forth = add_edge(tail, head, graph_).first, back = add_edge(head, tail, graph_).first;
    put(boost::edge_capacity, graph_, forth, capacity);
    put(boost::edge_capacity, graph_, back, 0);
    put(boost::edge_reverse, graph_, forth, back);
    put(boost::edge_reverse, graph_, back, forth);
    return forth;
  }

  std::int64_t solve(Solver solver) {
    switch (solver) {
      case Solver::boykov_kolmogorov: return boost::boykov_kolmogorov_max_flow(graph_, source_, sink_);
      case Solver::push_relabel: return boost::push_relabel_max_flow(graph_, source_, sink_);
      case Solver::edmonds_karp: break;
    }
    return boost::edmonds_karp_max_flow(graph_, source_, sink_);
  }

  const CaseNetwork& network_;
  Graph graph_;
  std::size_t source_, sink_;
  std::vector<Traits::edge_descriptor> to_sink_;
};

}  // namespace sluice::bench
