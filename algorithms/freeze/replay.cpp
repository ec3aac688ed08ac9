// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/replay.hpp"

#include <algorithm>
#include <numeric>

#include "algorithms/freeze/choose.hpp"
#include "algorithms/freeze/recorded_flow.hpp"

namespace sluice {
namespace {

/// A question and its trace, as somebody with this graph would have them.
struct TracedCase {
  TransferGraph graph;
  TraceQuery query;
  Trace trace;

  TracedCase(const TransferGraph& known, const BoundaryOptions& boundary, const ReplayCase& payments)
      : graph(known) {
    query.boundary = boundary;
    const auto found = find_sources(graph, Boundary(graph, boundary), payments.payments, false);
    query.sources = found.sources;
    query.victims = found.victims;
    trace = sluice::trace(graph, query);
  }
};

Time alarm_of(const TransferGraph& graph, const ReplayCase& replayed) {
  auto reported = Time::max(), paid = Time::max();
  for (const auto& payment : replayed.payments) {
    if (payment.reported) reported = std::min(reported, *payment.reported);
    paid = std::min(paid, graph.time(require_transfer(graph, payment.transfer)));
  }
  return reported != Time::max() ? reported : paid;
}

/// One currency of a case: the plan's candidates on the paths that the money really took.
class Contest {
 public:
  Contest(const TracedCase& known, const TracedCase& truth, CurrencyNo currency, const FreezeQuery& query)
      : graph_(known.graph),
        query_(query),
        candidates_(find_candidates(known.graph, known.query, known.trace, currency)),
        future_(truth.graph, truth.query, truth.trace, currency, pockets()) {
    choice_.candidate_count = candidates_.size();
    choice_.slots = query.slots;
    choice_.at_once = !query.pace;
    choice_.bites_at = [this](std::size_t slot, std::uint32_t candidate) { return bite(slot, candidate); };
    choice_.caught = [this](std::span<const FreezeOrder> orders) { return future_.caught(orders); };
  }

  std::size_t candidate_count() const { return candidates_.size(); }

  double caught_by_plan(const FreezePlan& plan) const {
    std::vector<FreezeOrder> orders;
    for (const auto& order : plan.orders) {
      const auto at = std::ranges::find(candidates_, order.candidate.pocket, &FreezeCandidate::pocket);
      orders.push_back({static_cast<std::uint32_t>(at - candidates_.begin()), order.bites_at});
    }
    return future_.caught(orders);
  }

  /// What is caught by the first candidates in the order of a key, ties in the candidates' own order.
  template <class Key>
  double caught_in_order_of(Key key) const {
    std::vector<std::uint32_t> order(candidates_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return key(candidates_[i]); });
    std::vector<FreezeOrder> orders;
    for (std::size_t slot = 0; slot < std::min(query_.slots, order.size()); ++slot)
      orders.push_back({order[slot], bite(slot, order[slot])});
    return future_.caught(orders);
  }

  /// The best that could have been caught, and whether that is exact.
  std::pair<double, bool> clairvoyant() const {
    if (candidates_.size() <= exact_candidates_max)
      if (const auto best = best_caught(choice_)) return {*best, true};
    return {caught_at_most(choice_, choose_greedily(choice_)), false};
  }

  /// What was out of reach in the end, though freezing everything would have caught it.
  double lost() const {
    std::vector<FreezeOrder> all;
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) all.push_back({i, bite(0, i)});
    return future_.lost(all, query_.at);
  }

 private:
  std::vector<PocketNo> pockets() const {
    std::vector<PocketNo> pockets;
    for (const auto& candidate : candidates_) pockets.push_back(candidate.pocket);
    return pockets;
  }
  Time bite(std::size_t slot, std::uint32_t candidate) const {
    return bite_of(graph_, candidates_[candidate].pocket, sending_time(query_, slot), query_.response);
  }

  const TransferGraph& graph_;
  const FreezeQuery& query_;
  std::vector<FreezeCandidate> candidates_;
  RecordedFlow future_;
  OrderChoice choice_;
};

double stolen_in(const TracedCase& truth, CurrencyNo currency) {
  double stolen = 0;
  for (std::size_t s = 0; s < truth.query.sources.size(); ++s)
    if (truth.graph.currency(truth.query.sources[s].transfer) == currency)
      stolen += static_cast<double>(truth.trace.sources[s].stolen.minor);
  return stolen;
}

ReplayedCase compete(const TracedCase& known, const TracedCase& truth, CurrencyNo currency,
                     const FreezePlan* plan, const FreezeQuery& query) {
  const Contest contest(known, truth, currency, query);
  ReplayedCase replayed{currency, contest.candidate_count(), {}, true};
  auto& sums = replayed.sums;
  sums.stolen = stolen_in(truth, currency);
  if (plan != nullptr) sums.plan = contest.caught_by_plan(*plan);
  std::tie(sums.clairvoyant, replayed.clairvoyant_exact) = contest.clairvoyant();
  sums.most_balance = contest.caught_in_order_of([](const FreezeCandidate& c) { return -c.balance; });
  sums.latest_receipt =
      contest.caught_in_order_of([](const FreezeCandidate& c) { return -c.last_receipt.ns; });
  sums.level_order = contest.caught_in_order_of([](const FreezeCandidate& c) { return c.level; });
  sums.lost = contest.lost();
  return replayed;
}

}  // namespace

ReplaySums& ReplaySums::operator+=(const ReplaySums& other) {
  stolen += other.stolen;
  plan += other.plan;
  clairvoyant += other.clairvoyant;
  most_balance += other.most_balance;
  latest_receipt += other.latest_receipt;
  level_order += other.level_order;
  lost += other.lost;
  return *this;
}

std::vector<ReplayedCase> replay_case(const TransferGraph& graph, const BoundaryOptions& boundary,
                                      const ReplayCase& replayed, Duration delay, const FreezeQuery& query) {
  auto moment = query;
  moment.at = add_saturating(alarm_of(graph, replayed), delay);
  const TracedCase truth(graph, boundary, replayed);
  const TracedCase known(graph.known_at(moment.at), boundary, replayed);
  const auto plans = plan_freezes(known.graph, known.query, known.trace, moment);
  std::vector<ReplayedCase> cases;
  for (const auto currency : currencies_of(graph, truth.query)) {
    const auto plan = std::ranges::find(plans, currency, &FreezePlan::currency);
    cases.push_back(compete(known, truth, currency, plan == plans.end() ? nullptr : &*plan, moment));
  }
  return cases;
}

std::vector<CaughtAmount> caught_by(const TransferGraph& graph, const TraceQuery& query, const Trace& trace,
                                    std::span<const AccountNo> accounts, Time at,
                                    const ResponseTimes& response) {
  std::vector<CaughtAmount> caught;
  for (const auto currency : currencies_of(graph, query)) {
    std::vector<PocketNo> pockets;
    std::vector<FreezeOrder> orders;
    for (const auto account : accounts)
      if (const auto pocket = graph.find_pocket(account, currency)) {
        orders.push_back({static_cast<std::uint32_t>(pockets.size()), bite_of(graph, *pocket, at, response)});
        pockets.push_back(*pocket);
      }
    caught.push_back({currency, RecordedFlow(graph, query, trace, currency, pockets).caught(orders)});
  }
  return caught;
}

}  // namespace sluice
