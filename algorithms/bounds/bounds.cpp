// SPDX-License-Identifier: Apache-2.0
#include "algorithms/bounds/bounds.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "algorithms/bounds/max_flow.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

using NetworkPocket = CaseNetwork::Pocket;

/// Whose money is looked for, and with which openings.
struct Asked {
  /// Nothing: all victims.
  std::optional<std::uint32_t> victim;
  bool widened = false;
};

Units units(Amount amount) { return static_cast<Units>(amount.minor); }

/// The flow problems that settle a question: how much dirty, how much clean money fits in.
class BoundProblems {
 public:
  BoundProblems(const CaseNetwork& network, const TraceQuery& query, Asked asked)
      : network_(network),
        widening_(asked.widened ? widenings(network) : std::vector<Units>(network.pockets.size(), 0)) {
    dirty_ = {&network, capacities(), std::vector<Units>(network.node_count(), 0), {}};
    clean_ = {&network, dirty_.capacity, clean_supply(), {}};
    for (const auto& entry : network.entries) {
      const bool is_asked = !asked.victim || query.sources[entry.source.value].victim == *asked.victim;
      (is_asked ? dirty_ : clean_).supply[entry.node] += units(entry.amount);
    }
    limit_reach(dirty_);
    limit_reach(clean_);
  }

  const FlowProblem& dirty() const { return dirty_; }
  const FlowProblem& clean() const { return clean_; }

  /// The pocket's final balance.
  MaxFlow::Sink sink(const NetworkPocket& pocket) const {
    return {pocket.last_node, units(pocket.balance) + widening_at(pocket.last_node)};
  }

 private:
  /// By how much reconstructed openings are raised, by pocket. An opening larger by all that the account
  /// paid, or by all that was stolen, lets every victim's cent stay where it came: a still larger one changes
  /// nothing.
  static std::vector<Units> widenings(const CaseNetwork& network) {
    std::map<CurrencyNo, Units> stolen;
    for (const auto& entry : network.entries)
      stolen[network.pockets[network.pocket_of[entry.node]].currency] += units(entry.amount);
    std::vector<Units> widenings;
    for (const auto& pocket : network.pockets)
      widenings.push_back(pocket.reconstructed ? std::min(stolen[pocket.currency], units(pocket.paid)) : 0);
    return widenings;
  }

  std::vector<Units> capacities() const {
    std::vector<Units> capacity;
    capacity.reserve(network_.arcs.size());
    for (const auto& arc : network_.arcs)
      capacity.push_back(units(arc.capacity) + (arc.held_over ? widening_at(arc.tail) : 0));
    return capacity;
  }

  std::vector<Units> clean_supply() const {
    std::vector<Units> supply;
    supply.reserve(network_.node_count());
    for (const auto amount : network_.clean) supply.push_back(units(amount));
    for (const auto& pocket : network_.pockets) supply[pocket.first_node] += widening_at(pocket.first_node);
    return supply;
  }

  Units widening_at(std::uint32_t node) const { return widening_[network_.pocket_of[node]]; }

  const CaseNetwork& network_;
  /// By pocket.
  std::vector<Units> widening_;

  FlowProblem dirty_, clean_;
};

/// Answers one question after another with the same problems.
class BoundSolver {
 public:
  explicit BoundSolver(const BoundProblems& problems)
      : problems_(problems), dirty_(problems.dirty()), clean_(problems.clean()) {}

  Bounds solve(std::span<const NetworkPocket* const> pockets) {
    sinks_.clear();
    Units balance = 0;
    for (const auto* pocket : pockets) {
      sinks_.push_back(problems_.sink(*pocket));
      balance += sinks_.back().capacity;
    }
    const auto most = dirty_.into(sinks_);
    const auto least = most == 0 ? 0 : balance - clean_.into(sinks_);
    return {Amount(static_cast<std::int64_t>(least)), Amount(static_cast<std::int64_t>(most))};
  }

 private:
  const BoundProblems& problems_;
  MaxFlow dirty_, clean_;
  std::vector<MaxFlow::Sink> sinks_;
};

/// put(i, bounds of the i-th pocket) for all pockets that are in the network.
void solve_each(const BoundProblems& problems, std::span<const NetworkPocket* const> pockets,
                Progress& progress, const std::function<void(std::size_t, Bounds)>& put) {
  // A solver costs as much as reading the network once.
  constexpr std::size_t pieces = 32, pocket_count_min = 16;
  for_chunks(pockets.size(), std::max(pocket_count_min, pockets.size() / pieces),
             [&](std::size_t, std::size_t begin, std::size_t end) {
               BoundSolver solver(problems);
               for (auto i = begin; i < end; ++i) {
                 if (pockets[i] != nullptr) put(i, solver.solve(pockets.subspan(i, 1)));
                 progress.advance(1);
               }
             });
}

bool has_reconstructed(const CaseNetwork& network) {
  return std::ranges::any_of(network.pockets, &NetworkPocket::reconstructed);
}

}  // namespace

CaseBounds::CaseBounds(const TransferGraph& graph, const TraceQuery& query)
    : graph_(graph), query_(query), network_(build_case_network(graph, query)) {}

std::vector<AccountBounds> CaseBounds::of_each(std::span<const PocketNo> asked, bool per_victim,
                                               Progress& progress) const {
  std::vector<AccountBounds> answers(asked.size());
  std::vector<const NetworkPocket*> pockets(asked.size());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    answers[i].pocket = asked[i];
    pockets[i] = network_.find(asked[i]);
    answers[i].balance =
        pockets[i] != nullptr ? pockets[i]->balance : balance_at_cut(graph_, query_, asked[i]);
  }
  const bool widened = has_reconstructed(network_);
  const auto rounds = 1 + (widened ? 1 : 0) + (per_victim ? query_.victims.size() : 0);
  progress.begin("bounds", rounds * asked.size());
  solve_each({network_, query_, {}}, pockets, progress, [&](std::size_t i, Bounds bounds) {
    answers[i].bounds = {bounds, bounds};
  });
  if (widened)
    solve_each({network_, query_, {std::nullopt, true}}, pockets, progress,
               [&](std::size_t i, Bounds bounds) { answers[i].bounds.any_opening = bounds; });
  for (std::uint32_t victim = 0; per_victim && victim < query_.victims.size(); ++victim)
    solve_each({network_, query_, {victim, widened}}, pockets, progress, [&](std::size_t i, Bounds bounds) {
      if (bounds.most > Amount(0)) answers[i].by_victim.push_back({victim, bounds});
    });
  return answers;
}

std::vector<AccountBounds> CaseBounds::of_all(bool per_victim, Progress& progress) const {
  std::vector<PocketNo> pockets;
  for (const auto& pocket : network_.pockets) pockets.push_back(pocket.number);
  auto answers = of_each(pockets, per_victim, progress);
  std::erase_if(answers, [](const AccountBounds& row) { return row.bounds.any_opening.most == Amount(0); });
  return answers;
}

PairedBounds CaseBounds::of_set(std::span<const PocketNo> asked) const {
  std::vector<const NetworkPocket*> pockets;
  for (const auto number : asked) {
    const auto* pocket = network_.find(number);
    if (pocket != nullptr && std::ranges::find(pockets, pocket) == pockets.end()) pockets.push_back(pocket);
  }
  const auto solve = [&](bool widened) {
    const BoundProblems problems(network_, query_, {std::nullopt, widened});
    return BoundSolver(problems).solve(pockets);
  };
  const auto completed = solve(false);
  return {has_reconstructed(network_) ? solve(true) : completed, completed};
}

}  // namespace sluice
