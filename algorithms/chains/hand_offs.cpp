// SPDX-License-Identifier: Apache-2.0
#include "algorithms/chains/hand_offs.hpp"

#include <algorithm>
#include <atomic>
#include <deque>
#include <set>

#include "engine/graph/completed.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

struct Inflow {
  Amount amount;
  TransferNo transfer;
  auto operator<=>(const Inflow&) const = default;
};

/// The unused inflows of a window by (amount, transfer): an array while they are few, a tree when they are
/// many.
class OpenInflows {
 public:
  void insert(Inflow inflow) {
    if (!tree_.empty() || few_.size() == few_max) {
      for (const auto& each : few_) tree_.insert(each);
      few_.clear();
      tree_.insert(inflow);
      return;
    }
    few_.insert(std::ranges::upper_bound(few_, inflow), inflow);
  }

  void erase(Inflow inflow) {
    if (!tree_.empty()) {
      tree_.erase(inflow);
      return;
    }
    const auto found = std::ranges::lower_bound(few_, inflow);
    if (found != few_.end() && *found == inflow) few_.erase(found);
  }

  /// Takes out what an outflow of that amount answers; none() if nothing fits.
  TransferNo take_for(Amount outflow, const PassThroughQuery& query) {
    return tree_.empty() ? take_from(few_, outflow, query) : take_from(tree_, outflow, query);
  }

  void clear() {
    few_.clear();
    tree_.clear();
  }

 private:
  static constexpr std::size_t few_max = 64;

  template <class Set>
  static TransferNo take_from(Set& set, Amount outflow, const PassThroughQuery& query) {
    const auto first_of = [&](Amount amount) {
      const Inflow least{amount, TransferNo(0)};
      if constexpr (requires { set.lower_bound(least); })
        return set.lower_bound(least);
      else
        return std::ranges::lower_bound(set, least);
    };
    const auto not_below = first_of(outflow);
    if (not_below != set.end() && passes_enough(query, outflow.minor, not_below->amount.minor)) {
      // Of equal amounts the latest is the last.
      const auto after = first_of(not_below->amount + Amount(1));
      return take(set, std::prev(after));
    }
    if (not_below == set.begin()) return TransferNo::none();
    const auto below = std::prev(not_below);
    if (!passes_no_more(query, outflow.minor, below->amount.minor)) return TransferNo::none();
    return take(set, below);
  }

  template <class Set, class Place>
  static TransferNo take(Set& set, Place place) {
    const auto transfer = place->transfer;
    set.erase(place);
    return transfer;
  }

  std::vector<Inflow> few_;
  std::set<Inflow> tree_;
};

/// Matches one pocket after another.
class Matcher {
 public:
  Matcher(const TransferGraph& graph, const PassThroughQuery& query, std::vector<TransferNo>& answer)
      : graph_(graph), query_(query), answer_(answer) {}

  std::size_t match(PocketNo pocket) {
    open_.clear();
    arrivals_.clear();
    std::size_t count = 0;
    walk_transfers(graph_, pocket, floor_of(query_, graph_.currency(pocket)),
                   [&](TransferNo transfer, Amount amount, bool is_outflow) {
                     if (!is_outflow) {
                       open_.insert({amount, transfer});
                       arrivals_.push_back({amount, transfer});
                       return;
                     }
                     drop_older_than(add_saturating(graph_.time(transfer), Duration(-query_.window.ns)));
                     const auto inflow = open_.take_for(amount, query_);
                     if (inflow == TransferNo::none()) return;
                     answer_[inflow.value] = transfer;
                     ++count;
                   });
    return count;
  }

 private:
  void drop_older_than(Time oldest) {
    while (!arrivals_.empty() && graph_.time(arrivals_.front().transfer) < oldest) {
      open_.erase(arrivals_.front());
      arrivals_.pop_front();
    }
  }

  const TransferGraph& graph_;
  const PassThroughQuery& query_;
  std::vector<TransferNo>& answer_;
  OpenInflows open_;
  /// In the order of arrival, used ones included.
  std::deque<Inflow> arrivals_;
};

}  // namespace

HandOffs find_hand_offs(const TransferGraph& graph, const PassThroughQuery& query, Progress& progress) {
  const Boundary boundary(graph, query.boundary);
  HandOffs found;
  found.answer.assign(graph.transfer_count(), TransferNo::none());
  std::atomic<std::size_t> count{0};
  progress.begin("hand-offs", graph.pocket_count());
  for_chunks(graph.pocket_count(), 4'096, [&](std::size_t, std::size_t begin, std::size_t end) {
    Matcher matcher(graph, query, found.answer);
    std::size_t matched = 0;
    for (auto i = begin; i < end; ++i) {
      const PocketNo pocket(static_cast<std::uint32_t>(i));
      if (graph.inflows(pocket).empty() || graph.outflows(pocket).empty()) continue;
      if (can_pass_on(graph, boundary, pocket)) matched += matcher.match(pocket);
    }
    count += matched;
    progress.advance(end - begin);
  });
  found.count = count;
  return found;
}

}  // namespace sluice
