// SPDX-License-Identifier: Apache-2.0
#include "engine/graph/boost_graph.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <vector>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/range/iterator_range.hpp>

#include "tests/oracle/written.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/oracle_ledger.hpp"
#include "tests/support/random_ledger.hpp"

namespace sluice {
namespace {

using boost::make_iterator_range;

template <class G>
constexpr bool models_all_concepts() {
  using Edge = typename boost::graph_traits<G>::edge_descriptor;
  using Vertex = typename boost::graph_traits<G>::vertex_descriptor;
  BOOST_CONCEPT_ASSERT((boost::concepts::BidirectionalGraph<G>));
  BOOST_CONCEPT_ASSERT((boost::concepts::AdjacencyGraph<G>));
  BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraph<G>));
  BOOST_CONCEPT_ASSERT((boost::concepts::EdgeListGraph<G>));
  BOOST_CONCEPT_ASSERT((boost::concepts::ReadablePropertyGraph<G, Vertex, boost::vertex_index_t>));
  BOOST_CONCEPT_ASSERT((boost::concepts::ReadablePropertyGraph<G, Vertex, boost::vertex_name_t>));
  BOOST_CONCEPT_ASSERT((boost::concepts::ReadablePropertyGraph<G, Edge, boost::edge_index_t>));
  BOOST_CONCEPT_ASSERT((boost::concepts::ReadablePropertyGraph<G, Edge, boost::edge_weight_t>));
  BOOST_CONCEPT_ASSERT((boost::concepts::ReadablePropertyGraph<G, Edge, EdgeTime>));
  return true;
}
static_assert(models_all_concepts<BoostGraph>());
static_assert(models_all_concepts<UndirectedBoostGraph>());

// The misuse does not compile; the right use does.
template <class G>
concept has_connected_components = requires(const G& g, std::uint32_t* component) {
  boost::connected_components(g, component);
};
static_assert(!has_connected_components<BoostGraph>);
static_assert(has_connected_components<UndirectedBoostGraph>);

/// The transfers as a plain list.
struct Arc {
  std::uint32_t payer, payee, transfer;
  std::int64_t amount;
};

std::vector<Arc> arcs_of(const TransferGraph& graph) {
  std::vector<Arc> arcs;
  for (TransferNo t; t < graph.end(); ++t)
    arcs.push_back({graph.payer(t).value, graph.payee(t).value, t.value, graph.amount(t).minor});
  return arcs;
}

/// reach[a][b]: b is reached from a, found by relaxing all arcs until nothing changes.
std::vector<std::vector<bool>> reach_of(std::size_t count, const std::vector<Arc>& arcs, bool both_ways) {
  std::vector<std::vector<bool>> reach(count, std::vector<bool>(count));
  for (std::size_t from = 0; from < count; ++from) {
    reach[from][from] = true;
    for (bool changed = true; changed;) {
      changed = false;
      auto pass = [&](std::uint32_t a, std::uint32_t b) {
        if (!reach[from][a] || reach[from][b]) return;
        reach[from][b] = changed = true;
      };
      for (const auto& arc : arcs) {
        pass(arc.payer, arc.payee);
        if (both_ways) pass(arc.payee, arc.payer);
      }
    }
  }
  return reach;
}

/// The cheapest way from `from` to everywhere, by as many rounds of relaxing as it takes.
std::vector<std::int64_t> distances_of(std::size_t count, const std::vector<Arc>& arcs, std::uint32_t from,
                                       bool by_amount) {
  constexpr auto far = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> distance(count, far);
  distance[from] = 0;
  for (std::size_t round = 0; round < count; ++round)
    for (const auto& arc : arcs)
      if (distance[arc.payer] != far)
        distance[arc.payee] =
            std::min(distance[arc.payee], distance[arc.payer] + (by_amount ? arc.amount : 1));
  return distance;
}

/// The whole ledger, or what was known of it when about half of its transfers were.
TransferGraph random_graph(std::uint64_t seed) {
  const TransferGraph graph(tests::built(oracle::random_ledger(seed)));
  if (seed % 2 == 0) return graph;
  return graph.known_at(graph.time(TransferNo(static_cast<std::uint32_t>(graph.transfer_count() / 2))));
}

std::vector<std::uint32_t> numbers_of(const auto& range_of_edges) {
  std::vector<std::uint32_t> numbers;
  for (const auto& edge : make_iterator_range(range_of_edges)) numbers.push_back(edge.transfer.value);
  return numbers;
}

TEST_CASE("Boost.Graph sees pockets and transfers as vertices and edges") {
  // A pays B twice (parallel edges), B pays C, C pays A. Pockets by account: A 0, B 1, C 2.
  const TransferGraph graph(
      tests::built({{oracle::pays("1", "A", "B", 10, 5), oracle::pays("2", "B", "C", 20, 7),
                     oracle::pays("3", "A", "B", 30, 2), oracle::pays("4", "C", "A", 40, 1)},
                    {}}));
  const BoostGraph g(graph);
  CHECK(num_vertices(g) == 3);
  CHECK(num_edges(g) == 4);
  CHECK(numbers_of(edges(g)) == std::vector<std::uint32_t>{0, 1, 2, 3});
  CHECK(numbers_of(out_edges(0, g)) == std::vector<std::uint32_t>{0, 2});
  CHECK(numbers_of(in_edges(0, g)) == std::vector<std::uint32_t>{3});
  CHECK(numbers_of(in_edges(1, g)) == std::vector<std::uint32_t>{0, 2});
  const auto [first, last] = adjacent_vertices(0, g);
  CHECK(std::vector<std::uint32_t>(first, last) == std::vector<std::uint32_t>{1, 1});
  CHECK(degree(0, g) == 3);

  const auto edge = *std::next(out_edges(0, g).first);
  CHECK(source(edge, g) == 0);
  CHECK(target(edge, g) == 1);
  CHECK(get(boost::edge_index, g, edge) == 2);
  CHECK(get(boost::edge_weight, g, edge) == 2);
  CHECK(get(EdgeTime(), g, edge) == Time(30'000'000'000));
  CHECK(get(boost::vertex_name, g, source(edge, g)) == "A");
  CHECK(get(boost::vertex_index, g, 2u) == 2);

  SECTION("in the undirected view every transfer leaves and reaches both its pockets") {
    const UndirectedBoostGraph u(graph);
    CHECK(numbers_of(out_edges(0, u)) == std::vector<std::uint32_t>{0, 2, 3});
    CHECK(numbers_of(in_edges(0, u)) == std::vector<std::uint32_t>{3, 0, 2});
    const auto back = *std::next(out_edges(0, u).first, 2);
    CHECK(source(back, u) == 0);
    CHECK(target(back, u) == 2);
    CHECK(back == *std::next(edges(u).first, 3));
  }
  SECTION("a known_at view has all pockets, but only the transfers known by then") {
    const BoostGraph known(graph.known_at(Time(20'000'000'000)));
    CHECK(num_vertices(known) == 3);
    CHECK(num_edges(known) == 2);
    CHECK(numbers_of(out_edges(0, known)) == std::vector<std::uint32_t>{0});
    CHECK(out_degree(2, known) == 0);
    CHECK(in_degree(2, known) == 1);
  }
}

template <class G>
void check_edges_against_list(const TransferGraph& graph) {
  constexpr bool undirected = std::is_same_v<G, UndirectedBoostGraph>;
  const G g(graph);
  const auto arcs = arcs_of(graph);
  std::size_t out_sum = 0, in_sum = 0;
  for (const auto v : make_iterator_range(vertices(g))) {
    std::multiset<std::pair<std::uint32_t, std::uint32_t>> leaving, reaching, out, in;
    for (const auto& arc : arcs) {
      if (arc.payer == v || (undirected && arc.payee == v))
        leaving.emplace(arc.transfer, arc.payer == v ? arc.payee : arc.payer);
      if (arc.payee == v || (undirected && arc.payer == v))
        reaching.emplace(arc.transfer, arc.payee == v ? arc.payer : arc.payee);
    }
    for (const auto& edge : make_iterator_range(out_edges(v, g))) {
      REQUIRE(source(edge, g) == v);
      out.emplace(edge.transfer.value, target(edge, g));
    }
    for (const auto& edge : make_iterator_range(in_edges(v, g))) {
      REQUIRE(target(edge, g) == v);
      in.emplace(edge.transfer.value, source(edge, g));
    }
    REQUIRE(out == leaving);
    REQUIRE(in == reaching);
    out_sum += out_degree(v, g);
    in_sum += in_degree(v, g);
  }
  CHECK(out_sum == arcs.size() * (undirected ? 2 : 1));
  CHECK(in_sum == out_sum);
}

TEST_CASE("edges of Boost.Graph equal the plain list of transfers") {
  const auto seed = GENERATE(range(0, 40));
  const auto graph = random_graph(static_cast<std::uint64_t>(seed));
  check_edges_against_list<BoostGraph>(graph);
  check_edges_against_list<UndirectedBoostGraph>(graph);
}

TEST_CASE("Boost's searches on the graph equal plain computations") {
  const auto seed = GENERATE(range(0, 60));
  CAPTURE(seed);
  const auto graph = random_graph(static_cast<std::uint64_t>(seed));
  const auto arcs = arcs_of(graph);
  const BoostGraph g(graph);
  const auto count = num_vertices(g);
  constexpr auto far = std::numeric_limits<std::int64_t>::max();
  for (std::uint32_t from = 0; from < count; ++from) {
    std::vector<std::int64_t> hops(count, far);
    hops[from] = 0;
    boost::breadth_first_search(
        g, from,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(hops.data(), boost::on_tree_edge()))));
    REQUIRE(hops == distances_of(count, arcs, from, false));

    std::vector<std::int64_t> amounts(count);
    boost::dijkstra_shortest_paths(g, from, boost::distance_map(amounts.data()));
    REQUIRE(amounts == distances_of(count, arcs, from, true));
  }
}

TEST_CASE("Boost's components on the graph equal mutual reach") {
  const auto seed = GENERATE(range(0, 60));
  CAPTURE(seed);
  const auto graph = random_graph(static_cast<std::uint64_t>(seed));
  const auto arcs = arcs_of(graph);
  const BoostGraph g(graph);
  const auto count = num_vertices(g);
  const auto reach = reach_of(count, arcs, false), touch = reach_of(count, arcs, true);

  std::vector<std::uint32_t> strong(count), joined(count);
  boost::strong_components(g, strong.data());
  const auto parts = boost::connected_components(UndirectedBoostGraph(graph), joined.data());
  CHECK(parts == std::set<std::uint32_t>(joined.begin(), joined.end()).size());
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < count; ++b) {
      REQUIRE((strong[a] == strong[b]) == (reach[a][b] && reach[b][a]));
      REQUIRE((joined[a] == joined[b]) == touch[a][b]);
    }
}

}  // namespace
}  // namespace sluice
