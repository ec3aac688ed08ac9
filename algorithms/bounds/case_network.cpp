// SPDX-License-Identifier: Apache-2.0
#include "algorithms/bounds/case_network.hpp"

#include <algorithm>

#include "algorithms/trace/swept_pockets.hpp"

namespace sluice {
namespace {

constexpr std::uint32_t no_node = ~std::uint32_t{0};

/// Sweeps downstream of the sources and writes down stretches and arcs as it meets them.
class NetworkBuilder {
 public:
  explicit NetworkBuilder(const TraceScope& scope) : scope_(scope), pockets_(scope) {}

  CaseNetwork build() {
    pockets_.run([&](SourceNo source) { enter(source); }, [&](Pocket& payer) { pass(payer); });
    for (auto& pocket : pockets_.reached())
      if (pocket.end == End::rests) close(pocket);
    number_nodes();
    index_arcs();
    number_pockets();
    return std::move(network_);
  }

 private:
  /// How far a pocket's statement has been read.
  struct Stretch {
    Moved seen;
    /// What had been paid before the first stretch.
    Amount paid_before;
    std::uint32_t first_node = no_node, node = no_node;
    /// The stretch has come to its outflows.
    bool flows_out = false;
    bool reconstructed = false;
  };
  using Pocket = SweptPockets<Stretch>::Pocket;

  void enter(SourceNo source) {
    const auto key = scope_.key(source);
    const auto amount = scope_.graph().amount(key.transfer());
    auto& payee = pockets_.at(scope_.receiver(key.transfer()));
    if (payee.end != End::rests) return;
    receive(payee, key, amount);
    network_.entries.push_back({payee.state.node, source, amount});
  }

  void pass(Pocket& payer) {
    const auto outflow = payer.next;
    read_up_to(payer, outflow.key);
    auto& state = payer.state;
    if (!state.flows_out) order_[state.node] = next_order_++;
    state.flows_out = true;
    state.seen.out += outflow.amount;
    auto& payee = pockets_.at(pockets_.payee_of(payer, outflow));
    if (payee.end == End::rests) {
      const auto tail = state.node;
      receive(payee, outflow.key, outflow.amount);
      network_.arcs.push_back({tail, payee.state.node, outflow.amount});
    }
    pockets_.await_outflow(payer, outflow.key);
  }

  void receive(Pocket& payee, RowKey key, Amount amount) {
    auto& state = payee.state;
    if (state.node == no_node) {
      state.seen = payee.rows.moved_before(key);
      state.paid_before = state.seen.out;
      state.reconstructed = complete(scope_.graph(), payee.number).basis == Opening::reconstructed;
      state.first_node = state.node = new_node(state.seen.balance());
    } else {
      read_up_to(payee, key);
      begin_inflows(payee);
    }
    state.seen.in += amount;
    pockets_.await_outflow(payee, key);
  }

  /// Takes in what came from pockets that no source had reached.
  void read_up_to(Pocket& pocket, RowKey key) {
    auto& state = pocket.state;
    const auto in = pocket.rows.moved_before(key).in;
    if (in == state.seen.in) return;
    begin_inflows(pocket);
    network_.clean[state.node] += in - state.seen.in;
    state.seen.in = in;
  }

  /// An inflow after outflows begins another stretch.
  void begin_inflows(Pocket& pocket) {
    auto& state = pocket.state;
    if (!state.flows_out) return;
    const auto next = new_node(Amount(0));
    network_.arcs.push_back({state.node, next, state.seen.balance(), true});
    state.node = next;
    state.flows_out = false;
  }

  void close(Pocket& pocket) {
    auto& state = pocket.state;
    read_up_to(pocket, RowKey(scope_.cut(), RowKey::before_at_payer));
    network_.pockets.push_back({pocket.number, scope_.currency(pocket.number), state.reconstructed,
                                state.first_node, state.node, state.seen.balance(),
                                state.seen.out - state.paid_before});
  }

  std::uint32_t new_node(Amount clean) {
    network_.clean.push_back(clean);
    order_.push_back(no_node);
    return static_cast<std::uint32_t>(order_.size() - 1);
  }

  /// By first outflow: money that leaves one stretch enters another that has not paid yet.
  void number_nodes() {
    for (auto& place : order_)
      if (place == no_node) place = next_order_++;
    const auto clean = network_.clean;
    for (std::size_t node = 0; node < clean.size(); ++node) network_.clean[order_[node]] = clean[node];
    for (auto& arc : network_.arcs) arc.tail = order_[arc.tail], arc.head = order_[arc.head];
    for (auto& entry : network_.entries) entry.node = order_[entry.node];
    for (auto& pocket : network_.pockets) {
      pocket.first_node = order_[pocket.first_node];
      pocket.last_node = order_[pocket.last_node];
    }
  }

  /// The stretches of a pocket hang together by what is held over.
  void number_pockets() {
    auto& pockets = network_.pockets;
    std::ranges::sort(pockets, {}, &CaseNetwork::Pocket::number);
    network_.pocket_of.resize(network_.node_count());
    for (std::uint32_t i = 0; i < pockets.size(); ++i) network_.pocket_of[pockets[i].first_node] = i;
    // By head ascending, so that a stretch is known before the one after it.
    for (const auto& arc : network_.arcs)
      if (arc.held_over) network_.pocket_of[arc.head] = network_.pocket_of[arc.tail];
  }

  /// Sorts arcs by head and tail, makes one of parallel ones, and lists them by tail.
  void index_arcs() {
    auto& arcs = network_.arcs;
    const auto ends = [](const CaseNetwork::Arc& arc) { return std::pair(arc.head, arc.tail); };
    std::ranges::sort(arcs, {}, ends);
    std::size_t kept = 0;
    for (const auto& arc : arcs) {
      if (kept > 0 && ends(arcs[kept - 1]) == ends(arc))
        arcs[kept - 1].capacity += arc.capacity;
      else
        arcs[kept++] = arc;
    }
    arcs.resize(kept);
    auto& network = network_;
    network.in_begin.assign(network.node_count() + 1, 0);
    network.out_begin.assign(network.node_count() + 1, 0);
    for (const auto& arc : arcs) ++network.in_begin[arc.head + 1], ++network.out_begin[arc.tail + 1];
    for (std::size_t node = 0; node < network.node_count(); ++node) {
      network.in_begin[node + 1] += network.in_begin[node];
      network.out_begin[node + 1] += network.out_begin[node];
    }
    network.out_arcs.resize(arcs.size());
    auto next = network.out_begin;
    for (std::uint32_t i = 0; i < arcs.size(); ++i) network.out_arcs[next[arcs[i].tail]++] = i;
  }

  const TraceScope& scope_;
  CaseNetwork network_;
  SweptPockets<Stretch> pockets_;
  std::vector<std::uint32_t> order_;
  std::uint32_t next_order_ = 0;
};

}  // namespace

const CaseNetwork::Pocket* CaseNetwork::find(PocketNo number) const {
  const auto found = std::ranges::lower_bound(pockets, number, {}, &Pocket::number);
  return found != pockets.end() && found->number == number ? &*found : nullptr;
}

CaseNetwork build_case_network(const TransferGraph& graph, const TraceQuery& query) {
  const TraceScope scope(graph, query);
  return NetworkBuilder(scope).build();
}

}  // namespace sluice
