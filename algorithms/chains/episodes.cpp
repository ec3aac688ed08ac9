// SPDX-License-Identifier: Apache-2.0
#include "algorithms/chains/episodes.hpp"

#include <algorithm>
#include <atomic>

#include "engine/graph/completed.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

/// Works through one pocket after another.
class EpisodeFinder {
 public:
  EpisodeFinder(const TransferGraph& graph, const PassThroughQuery& query, Episodes& found)
      : graph_(graph), query_(query), found_(found) {}

  /// How many pass-through episodes the pocket has.
  std::size_t find(PocketNo pocket) {
    inflows_.clear();
    outflows_.clear();
    groups_.clear();
    first_open_ = 0;
    walk_transfers(graph_, pocket, floor_of(query_, graph_.currency(pocket)),
                   [&](TransferNo transfer, Amount amount, bool is_outflow) {
                     if (is_outflow)
                       pass_on(transfer, amount);
                     else
                       inflows_.push_back({transfer, amount, amount});
                   });
    add_up();
    return write_down();
  }

 private:
  struct Inflow {
    TransferNo transfer;
    Amount amount, left;
    std::uint32_t group = none;
  };
  struct Outflow {
    TransferNo transfer;
    std::uint32_t group;
    Amount amount, drawn;
  };
  /// Outflows and inflows that belong together.
  struct Group {
    Time begun;
    Wide in = 0, out = 0, drawn_in = 0, drawn_out = 0;
    TransferNo first_outflow = TransferNo::none();
  };

  void pass_on(TransferNo transfer, Amount amount) {
    const auto now = graph_.time(transfer);
    const auto oldest = add_saturating(now, Duration(-query_.window.ns));
    while (first_open_ < inflows_.size() && graph_.time(inflows_[first_open_].transfer) < oldest)
      ++first_open_;
    const auto first_drawn = first_open_;
    auto last_drawn = first_drawn;
    auto wanted = amount;
    for (; wanted > Amount(0) && first_open_ < inflows_.size(); last_drawn = first_open_) {
      auto& inflow = inflows_[first_open_];
      const auto part = std::min(wanted, inflow.left);
      inflow.left -= part;
      wanted -= part;
      if (Wide{inflow.left.minor} * ppm_whole > Wide{inflow.amount.minor} * query_.keep_ppm) {
        last_drawn = first_open_ + 1;
        break;
      }
      ++first_open_;
    }
    if (wanted == amount) return;
    const auto group = join(now, first_drawn, last_drawn);
    outflows_.push_back({transfer, group, amount, amount - wanted});
  }

  /// The group of an outflow that drew on the inflows [begin, end). Inflows that were drawn on and are still
  /// open stand at the front of the queue, so that at most the first of these belongs to a group already.
  std::uint32_t join(Time now, std::size_t begin, std::size_t end) {
    const auto window = Duration(-query_.window.ns);
    const auto oldest = add_saturating(add_saturating(now, window), window);
    auto joined = inflows_[begin].group;
    if (joined == none || groups_[joined].begun < oldest) {
      joined = static_cast<std::uint32_t>(groups_.size());
      groups_.push_back({now});
    }
    for (auto i = begin; i < end; ++i) {
      if (inflows_[i].group != none) continue;
      inflows_[i].group = joined;
      groups_[joined].begun = std::min(groups_[joined].begun, graph_.time(inflows_[i].transfer));
    }
    return joined;
  }

  void add_up() {
    for (const auto& outflow : outflows_) {
      auto& group = groups_[outflow.group];
      group.out += outflow.amount.minor;
      group.drawn_out += outflow.drawn.minor;
      if (group.first_outflow == TransferNo::none()) group.first_outflow = outflow.transfer;
    }
    for (const auto& inflow : inflows_) {
      if (inflow.group == none) continue;
      auto& group = groups_[inflow.group];
      group.in += inflow.amount.minor;
      group.drawn_in += (inflow.amount - inflow.left).minor;
    }
  }

  bool is_pass_through(const Group& group) const {
    return group.in > 0 && passes_enough(query_, group.drawn_in, group.in)
           && passes_no_more(query_, group.out, group.drawn_out);
  }

  std::size_t write_down() {
    std::size_t count = 0;
    for (const auto& outflow : outflows_) {
      const auto& group = groups_[outflow.group];
      if (!is_pass_through(group)) continue;
      found_.of_outflow[outflow.transfer.value] = group.first_outflow;
      count += outflow.transfer == group.first_outflow ? 1u : 0u;
    }
    for (const auto& inflow : inflows_)
      if (inflow.group != none && is_pass_through(groups_[inflow.group]))
        found_.of_inflow[inflow.transfer.value] = groups_[inflow.group].first_outflow;
    return count;
  }

  const TransferGraph& graph_;
  const PassThroughQuery& query_;
  Episodes& found_;
  std::vector<Inflow> inflows_;
  std::vector<Outflow> outflows_;
  std::vector<Group> groups_;
  /// Inflows before it are too old or used up.
  std::size_t first_open_ = 0;
};

}  // namespace

Episodes find_episodes(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress) {
  const Boundary boundary(graph, query.boundary);
  Episodes found;
  found.of_outflow.assign(graph.transfer_count(), TransferNo::none());
  found.of_inflow.assign(graph.transfer_count(), TransferNo::none());
  std::atomic<std::size_t> count{0};
  progress.begin("episodes", graph.pocket_count());
  for_chunks(graph.pocket_count(), 4'096, [&](std::size_t, std::size_t begin, std::size_t end) {
    EpisodeFinder finder(graph, query, found);
    std::size_t episodes = 0;
    for (auto i = begin; i < end; ++i) {
      const PocketNo pocket(static_cast<std::uint32_t>(i));
      if (graph.inflows(pocket).empty() || graph.outflows(pocket).empty()) continue;
      if (can_pass_on(graph, boundary, pocket)) episodes += finder.find(pocket);
    }
    count += episodes;
    progress.advance(end - begin);
  });
  found.count = count;
  return found;
}

}  // namespace sluice
