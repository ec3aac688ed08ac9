// SPDX-License-Identifier: Apache-2.0
#include "algorithms/bounds/max_flow.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

#include "tests/oracle/max_flow.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using Sinks = std::vector<MaxFlow::Sink>;

struct WrittenArc {
  std::uint32_t tail, head;
  Units capacity;
};

/// A network with its problem, whose arcs lead to higher numbers.
struct WrittenNetwork {
  CaseNetwork network;
  FlowProblem problem;
  std::vector<WrittenArc> arcs;

  WrittenNetwork(std::vector<WrittenArc> written, std::vector<Units> supply) : arcs(std::move(written)) {
    std::ranges::sort(arcs, {}, [](const WrittenArc& arc) { return std::pair(arc.head, arc.tail); });
    const auto nodes = supply.size();
    network.clean.resize(nodes);
    network.in_begin.assign(nodes + 1, 0);
    network.out_begin.assign(nodes + 1, 0);
    for (const auto& arc : arcs) {
      network.arcs.push_back({arc.tail, arc.head, Amount(0)});
      problem.capacity.push_back(arc.capacity);
    }
    for (std::uint32_t node = 0; node < nodes; ++node) {
      for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        if (arcs[i].head == node) ++network.in_begin[node + 1];
        if (arcs[i].tail == node) network.out_arcs.push_back(i);
      }
      network.in_begin[node + 1] += network.in_begin[node];
      network.out_begin[node + 1] = static_cast<std::uint32_t>(network.out_arcs.size());
    }
    problem.network = &network;
    problem.supply = std::move(supply);
    limit_reach(problem);
  }
  WrittenNetwork(const WrittenNetwork&) = delete;
  WrittenNetwork& operator=(const WrittenNetwork&) = delete;

  Units once(const Sinks& sinks) const { return MaxFlow(problem).into(sinks); }

  /// The flow from one node before all supplies to one after all sinks.
  std::int64_t by_shortest_paths(const Sinks& sinks) const {
    oracle::FlowNetwork plain;
    for (std::size_t node = 0; node < problem.supply.size() + 2; ++node) plain.add_node();
    const auto first = problem.supply.size(), last = first + 1;
    each_arc(sinks, first, last, [&](std::size_t tail, std::size_t head, Units capacity) {
      plain.add_arc(tail, head, static_cast<std::int64_t>(capacity));
    });
    return plain.push_all(first, last);
  }

  std::int64_t by_push_relabel(const Sinks& sinks) const {
    using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
    using Edge = Traits::edge_descriptor;
    using Reverse = boost::property<boost::edge_reverse_t, Edge>;
    using Residual = boost::property<boost::edge_residual_capacity_t, std::int64_t, Reverse>;
    using Capacity = boost::property<boost::edge_capacity_t, std::int64_t, Residual>;
    using Graph =
        boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Capacity>;
    const auto first = problem.supply.size(), last = first + 1;
    Graph graph(last + 1);
    each_arc(sinks, first, last, [&](std::size_t tail, std::size_t head, Units capacity) {
      const auto there = boost::add_edge(tail, head, graph).first;
      const auto back = boost::add_edge(head, tail, graph).first;
      boost::put(boost::edge_capacity, graph, there, static_cast<std::int64_t>(capacity));
      boost::put(boost::edge_capacity, graph, back, 0);
      boost::put(boost::edge_reverse, graph, there, back);
      boost::put(boost::edge_reverse, graph, back, there);
    });
    return boost::push_relabel_max_flow(graph, first, last);
  }

 private:
  void each_arc(const Sinks& sinks, std::size_t first, std::size_t last, auto add) const {
    for (const auto& arc : arcs) add(arc.tail, arc.head, arc.capacity);
    for (std::size_t node = 0; node < problem.supply.size(); ++node)
      if (problem.supply[node] > 0) add(first, node, problem.supply[node]);
    for (const auto& sink : sinks) add(sink.node, last, sink.capacity);
  }
};

Units drawn(oracle::RandomNumbers& random, std::int64_t most) {
  return static_cast<Units>(random.between(0, most));
}

std::unique_ptr<WrittenNetwork> random_network(oracle::RandomNumbers& random, std::uint32_t nodes_max) {
  const auto nodes = static_cast<std::uint32_t>(random.between(1, nodes_max));
  const auto amount_max = random.chance(50) ? 3 : 1'000'000;
  const auto arc_percent = static_cast<int>(random.between(10, 70));
  std::vector<WrittenArc> arcs;
  for (std::uint32_t tail = 0; tail < nodes; ++tail)
    for (auto head = tail + 1; head < nodes; ++head)
      if (random.chance(arc_percent)) arcs.push_back({tail, head, drawn(random, amount_max)});
  std::vector<Units> supply(nodes, 0);
  for (auto& amount : supply)
    if (random.chance(40)) amount = drawn(random, amount_max);
  return std::make_unique<WrittenNetwork>(std::move(arcs), std::move(supply));
}

Sinks random_sinks(oracle::RandomNumbers& random, std::size_t nodes) {
  Sinks sinks;
  for (std::uint32_t node = 0; node < nodes; ++node)
    if (random.chance(30)) sinks.push_back({node, drawn(random, random.chance(50) ? 5 : 3'000'000)});
  return sinks;
}

}  // namespace

TEST_CASE("a flow is bound by its supply, its narrowest arc and its sink") {
  const WrittenNetwork chain({{0, 1, 7}, {1, 2, 5}}, {9, 0, 0});
  CHECK(chain.once({{2, 100}}) == 5);
  CHECK(chain.once({{1, 100}}) == 7);
  CHECK(chain.once({{0, 100}}) == 9);
  CHECK(chain.once({{2, 3}}) == 3);
  CHECK(chain.once({{2, 100}, {1, 100}}) == 7);
  CHECK(chain.once({{2, 0}}) == 0);
  CHECK(chain.once({}) == 0);
  // Nothing flows against an arc.
  const WrittenNetwork behind({{0, 1, 7}}, {0, 9});
  CHECK(behind.once({{0, 100}}) == 0);
}

TEST_CASE("what one sink took too soon is given back for another") {
  // The search for sink 2 empties node 0, of which alone sink 3 can be served.
  const WrittenNetwork rivals({{0, 2, 1}, {1, 2, 1}, {0, 3, 1}}, {1, 1, 0, 0});
  CHECK(rivals.once({{2, 1}, {3, 1}}) == 2);
  // Within one question: the way by node 1 first, which blocks the two ways around it.
  const WrittenNetwork crossing({{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {1, 3, 1}, {2, 3, 1}}, {2, 0, 0, 0});
  CHECK(crossing.once({{3, 2}}) == 2);
}

TEST_CASE("reach is no less than the flow, and counts money twice that parts and meets again") {
  const std::vector<WrittenArc> arcs{{0, 1, 5}, {0, 2, 5}, {1, 3, 5}, {2, 3, 5}};
  const WrittenNetwork beside(arcs, {5, 0, 0, 0, 9});
  CHECK(beside.problem.reach == std::vector<Units>{5, 5, 5, 10, 9});
  CHECK(beside.once({{3, 10}}) == 5);
  // But never more than all that there is.
  const WrittenNetwork alone({arcs}, {5, 0, 0, 0});
  CHECK(alone.problem.reach == std::vector<Units>{5, 5, 5, 5});
  CHECK(alone.once({{3, 10}}) == 5);
}

TEST_CASE("every supply along a chain is used up, and one question leaves nothing behind for the next") {
  constexpr std::uint32_t length = 500;
  std::vector<WrittenArc> arcs;
  for (std::uint32_t node = 1; node < length; ++node) arcs.push_back({node - 1, node, node});
  const WrittenNetwork chain(std::move(arcs), std::vector<Units>(length, 1));
  MaxFlow flow(chain.problem);
  for (const Units wanted : {Units{2} * length, Units{length} - 1, Units{1}, Units{2} * length})
    CHECK(flow.into(Sinks{{length - 1, wanted}}) == std::min<Units>(wanted, length));
}

TEST_CASE("amounts of 64 bits do not overflow") {
  constexpr Units half = Units{1} << 63, all = ~Units{0};
  const WrittenNetwork wide({{0, 2, all}, {1, 2, all}}, {half, half - 1, 0});
  CHECK(wide.once({{2, all}}) == all);
  const WrittenNetwork wider({{0, 2, all}, {1, 2, all}}, {all, all, 0});
  CHECK(wider.problem.reach[2] == all);
  CHECK(wider.once({{2, 17}}) == 17);
}

TEST_CASE("one question after another has the answers that each has alone") {
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    INFO("seed " << seed);
    oracle::RandomNumbers random(seed);
    const auto network = random_network(random, 12);
    MaxFlow flow(network->problem);
    for (int question = 0; question < 8; ++question) {
      const auto sinks = random_sinks(random, network->problem.supply.size());
      CHECK(static_cast<std::int64_t>(flow.into(sinks)) == network->by_shortest_paths(sinks));
    }
  }
}

TEST_CASE("flows in larger networks equal those of another algorithm") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    INFO("seed " << seed);
    oracle::RandomNumbers random(seed);
    const auto network = random_network(random, 80);
    MaxFlow flow(network->problem);
    for (int question = 0; question < 3; ++question) {
      const auto sinks = random_sinks(random, network->problem.supply.size());
      CHECK(static_cast<std::int64_t>(flow.into(sinks)) == network->by_push_relabel(sinks));
    }
  }
}

}  // namespace sluice
