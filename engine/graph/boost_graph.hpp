// SPDX-License-Identifier: Apache-2.0
// The graph as Boost.Graph sees it, without a copy: vertices are pockets, edges are transfers. This is
// the only place where those two words mean that.
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/property_map.hpp>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// A transfer on its way from `source` to `target`, both numbers of pockets. In the undirected view the
/// payee may be the source. Two are equal if they are the same transfer, from whichever end it is seen.
struct TransferEdge {
  TransferNo transfer = TransferNo::none();
  std::uint32_t source = PocketNo::none().value;
  std::uint32_t target = PocketNo::none().value;

  constexpr bool operator==(const TransferEdge& other) const { return transfer == other.transfer; }
  constexpr auto operator<=>(const TransferEdge& other) const { return transfer <=> other.transfer; }
};

/// A transfer graph with its pockets as vertices 0 .. pocket_count() and its transfers as edges; parallel
/// edges are the rule. A cheap value that refers to the ledger and copies nothing; of a known_at view it
/// shows the transfers known by then, and pockets that had none yet stand alone. Accounts of our own, such
/// as that of currency exchange, are vertices like any other.
///
/// `Directed` is boost::bidirectional_tag (payer to payee) or boost::undirected_tag (both runs of a
/// pocket are its out-edges). Algorithms for undirected graphs compile on a directed one too, but answer
/// wrongly: use BoostGraph only for those that follow directions and UndirectedBoostGraph for
/// the rest. connected_components on BoostGraph is refused by the compiler.
template <class Directed>
class BoostGraphOf {
 public:
  explicit BoostGraphOf(TransferGraph transfer_graph) : graph_(std::move(transfer_graph)) {}
  const TransferGraph& transfer_graph() const { return graph_; }

 private:
  TransferGraph graph_;
};

using BoostGraph = BoostGraphOf<boost::bidirectional_tag>;
using UndirectedBoostGraph = BoostGraphOf<boost::undirected_tag>;

/// The legs of a pocket as edges that leave it, or that reach it: those of one run, then those of another.
template <bool leaves>
class LegEdges : public boost::iterator_facade<LegEdges<leaves>, TransferEdge,
                                               boost::random_access_traversal_tag, TransferEdge> {
 public:
  LegEdges() = default;
  LegEdges(std::uint32_t pocket, std::span<const Leg> first, std::span<const Leg> second, std::size_t place)
      : first_(first.data()),
        second_(second.data()),
        first_count_(static_cast<std::ptrdiff_t>(first.size())),
        place_(static_cast<std::ptrdiff_t>(place)),
        pocket_(pocket) {}

 private:
  friend class boost::iterator_core_access;

  TransferEdge dereference() const {
    const Leg& leg = place_ < first_count_ ? first_[place_] : second_[place_ - first_count_];
    if constexpr (leaves) return {leg.transfer, pocket_, leg.counterparty.value};
    return {leg.transfer, leg.counterparty.value, pocket_};
  }
  bool equal(const LegEdges& other) const { return place_ == other.place_; }
  void increment() { ++place_; }
  void decrement() { --place_; }
  void advance(std::ptrdiff_t count) { place_ += count; }
  std::ptrdiff_t distance_to(const LegEdges& other) const { return other.place_ - place_; }

  const Leg *first_ = nullptr, *second_ = nullptr;
  std::ptrdiff_t first_count_ = 0, place_ = 0;
  std::uint32_t pocket_ = 0;
};

/// The other ends of a pocket's edges, as often as there are edges to them.
class Neighbours : public boost::iterator_adaptor<Neighbours, LegEdges<true>, std::uint32_t,
                                                  boost::random_access_traversal_tag, std::uint32_t> {
 public:
  Neighbours() = default;
  explicit Neighbours(LegEdges<true> edge) : iterator_adaptor_(edge) {}

 private:
  friend class boost::iterator_core_access;
  std::uint32_t dereference() const { return base()->target; }
};

/// All transfers as edges from payer to payee.
class AllEdges : public boost::iterator_facade<AllEdges, TransferEdge, boost::random_access_traversal_tag,
                                               TransferEdge> {
 public:
  AllEdges() = default;
  AllEdges(const TransferTable& transfers, std::size_t place)
      : transfers_(&transfers), place_(static_cast<std::ptrdiff_t>(place)) {}

 private:
  friend class boost::iterator_core_access;

  TransferEdge dereference() const {
    const auto t = static_cast<std::size_t>(place_);
    return {TransferNo(static_cast<std::uint32_t>(t)), transfers_->payer[t].value,
            transfers_->payee[t].value};
  }
  bool equal(const AllEdges& other) const { return place_ == other.place_; }
  void increment() { ++place_; }
  void decrement() { --place_; }
  void advance(std::ptrdiff_t count) { place_ += count; }
  std::ptrdiff_t distance_to(const AllEdges& other) const { return other.place_ - place_; }

  const TransferTable* transfers_ = nullptr;
  std::ptrdiff_t place_ = 0;
};

// What Boost.Graph calls. Each is O(1), on a known_at view O(log of the pocket's transfers).

template <class Directed>
auto vertices(const BoostGraphOf<Directed>& g) {
  const auto count = static_cast<std::uint32_t>(g.transfer_graph().pocket_count());
  return std::pair(boost::counting_iterator<std::uint32_t>(0),
                   boost::counting_iterator<std::uint32_t>(count));
}
template <class Directed>
std::size_t num_vertices(const BoostGraphOf<Directed>& g) {
  return g.transfer_graph().pocket_count();
}

template <class Directed>
auto edges(const BoostGraphOf<Directed>& g) {
  const auto& transfers = g.transfer_graph().ledger().transfers;
  return std::pair(AllEdges(transfers, 0), AllEdges(transfers, g.transfer_graph().transfer_count()));
}
template <class Directed>
std::size_t num_edges(const BoostGraphOf<Directed>& g) {
  return g.transfer_graph().transfer_count();
}

template <class Directed>
std::uint32_t source(const TransferEdge& edge, const BoostGraphOf<Directed>&) {
  return edge.source;
}
template <class Directed>
std::uint32_t target(const TransferEdge& edge, const BoostGraphOf<Directed>&) {
  return edge.target;
}

/// First all outflows, ascending; in the undirected view then all inflows.
template <class Directed>
auto out_edges(std::uint32_t pocket, const BoostGraphOf<Directed>& g) {
  const auto outflows = g.transfer_graph().outflows(PocketNo(pocket));
  std::span<const Leg> inflows;
  if constexpr (std::is_same_v<Directed, boost::undirected_tag>)
    inflows = g.transfer_graph().inflows(PocketNo(pocket));
  return std::pair(LegEdges<true>(pocket, outflows, inflows, 0),
                   LegEdges<true>(pocket, outflows, inflows, outflows.size() + inflows.size()));
}
/// First all inflows, ascending; in the undirected view then all outflows.
template <class Directed>
auto in_edges(std::uint32_t pocket, const BoostGraphOf<Directed>& g) {
  const auto inflows = g.transfer_graph().inflows(PocketNo(pocket));
  std::span<const Leg> outflows;
  if constexpr (std::is_same_v<Directed, boost::undirected_tag>)
    outflows = g.transfer_graph().outflows(PocketNo(pocket));
  return std::pair(LegEdges<false>(pocket, inflows, outflows, 0),
                   LegEdges<false>(pocket, inflows, outflows, inflows.size() + outflows.size()));
}
template <class Directed>
auto adjacent_vertices(std::uint32_t pocket, const BoostGraphOf<Directed>& g) {
  const auto [first, last] = out_edges(pocket, g);
  return std::pair(Neighbours(first), Neighbours(last));
}

template <class Directed>
std::size_t out_degree(std::uint32_t pocket, const BoostGraphOf<Directed>& g) {
  const auto [first, last] = out_edges(pocket, g);
  return static_cast<std::size_t>(last - first);
}
template <class Directed>
std::size_t in_degree(std::uint32_t pocket, const BoostGraphOf<Directed>& g) {
  const auto [first, last] = in_edges(pocket, g);
  return static_cast<std::size_t>(last - first);
}
/// All transfers of the pocket, in either direction.
template <class Directed>
std::size_t degree(std::uint32_t pocket, const BoostGraphOf<Directed>& g) {
  return g.transfer_graph().outflows(PocketNo(pocket)).size()
         + g.transfer_graph().inflows(PocketNo(pocket)).size();
}

/// What the property maps read. They refer to the ledger, which must outlive them.
/// Beside boost::vertex_index (the pocket's number), boost::edge_index (the transfer's number),
/// boost::edge_weight (its amount in minor units) and boost::vertex_name (the account's id) there is:
/// the time of a transfer.
struct EdgeTime {
  using kind = boost::edge_property_tag;
};

struct NumberOfEdge {
  std::uint32_t operator()(const TransferEdge& edge) const { return edge.transfer.value; }
};
struct AmountOfEdge {
  const TransferTable* transfers;
  std::int64_t operator()(const TransferEdge& edge) const {
    return transfers->amount[edge.transfer.value].minor;
  }
};
struct TimeOfEdge {
  const TransferTable* transfers;
  Time operator()(const TransferEdge& edge) const { return transfers->time[edge.transfer.value]; }
};
struct AccountIdOf {
  const Ledger* ledger;
  std::string_view operator()(std::uint32_t pocket) const {
    return ledger->accounts.id[ledger->pockets.account[pocket].value];
  }
};

template <class Directed>
auto get(boost::vertex_index_t, const BoostGraphOf<Directed>&) {
  return boost::typed_identity_property_map<std::uint32_t>();
}
template <class Directed>
auto get(boost::edge_index_t, const BoostGraphOf<Directed>&) {
  return boost::function_property_map<NumberOfEdge, TransferEdge>(NumberOfEdge{});
}
template <class Directed>
auto get(boost::edge_weight_t, const BoostGraphOf<Directed>& g) {
  return boost::function_property_map<AmountOfEdge, TransferEdge>({&g.transfer_graph().ledger().transfers});
}
template <class Directed>
auto get(EdgeTime, const BoostGraphOf<Directed>& g) {
  return boost::function_property_map<TimeOfEdge, TransferEdge>({&g.transfer_graph().ledger().transfers});
}
template <class Directed>
auto get(boost::vertex_name_t, const BoostGraphOf<Directed>& g) {
  return boost::function_property_map<AccountIdOf, std::uint32_t>({&g.transfer_graph().ledger()});
}
template <class Tag, class Directed, class Key>
auto get(Tag tag, const BoostGraphOf<Directed>& g, const Key& key) {
  return get(get(tag, g), key);
}

}  // namespace sluice

namespace boost {

template <class Directed>
struct graph_traits<sluice::BoostGraphOf<Directed>> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = sluice::TransferEdge;
  using directed_category = Directed;
  using edge_parallel_category = allow_parallel_edge_tag;
  struct traversal_category : bidirectional_graph_tag,
                              adjacency_graph_tag,
                              vertex_list_graph_tag,
                              edge_list_graph_tag {};
  using vertex_iterator = counting_iterator<std::uint32_t>;
  using edge_iterator = sluice::AllEdges;
  using out_edge_iterator = sluice::LegEdges<true>;
  using in_edge_iterator = sluice::LegEdges<false>;
  using adjacency_iterator = sluice::Neighbours;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static constexpr vertex_descriptor null_vertex() { return sluice::PocketNo::none().value; }
};

template <class Directed, class Tag>
struct property_map<sluice::BoostGraphOf<Directed>, Tag> {
  using const_type = decltype(get(Tag(), std::declval<const sluice::BoostGraphOf<Directed>&>()));
  using type = const_type;
};

/// Walks from payer to payee only, so it would answer wrongly on a directed graph: use
/// sluice::UndirectedBoostGraph.
template <class ComponentMap>
void connected_components(const sluice::BoostGraph&, ComponentMap) = delete;

}  // namespace boost
