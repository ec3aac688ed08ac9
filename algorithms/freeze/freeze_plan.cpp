// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/freeze_plan.hpp"

#include <algorithm>

#include "algorithms/freeze/choose.hpp"
#include "algorithms/freeze/expected_flow.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

void require_plain_haircut(const TraceQuery& query) {
  if (query.rule != Rule::haircut || query.backward || query.hops_max || query.horizon
      || !query.amount_min.empty())
    throw InvalidQuery("freezes are planned on a forward haircut trace without limits");
}

/// Plans for one currency.
class Planner {
  using Inflows = ExpectedFlow::Inflows;

 public:
  Planner(const TransferGraph& graph, const Trace& trace, const FreezeQuery& query,
          std::vector<FreezeCandidate> candidates)
      : graph_(graph), query_(query), candidates_(std::move(candidates)) {
    plan_.candidates = candidates_.size();
    set_held_apart();
    for (const auto& candidate : candidates_)
      first_bites_.push_back(bite_of(graph, candidate.pocket, query.at, query.response));
    if (query.model && !candidates_.empty())
      future_.emplace(graph, trace, candidates_, query.at, possible_bites());
  }

  FreezePlan plan(CurrencyNo currency) {
    plan_.currency = currency;
    if (candidates_.empty()) return std::move(plan_);
    OrderChoice choice;
    choice.candidate_count = candidates_.size();
    choice.slots = query_.slots;
    choice.at_once = !query_.pace;
    choice.bites_at = [this](std::size_t slot, std::uint32_t candidate) {
      return bite_of(graph_, candidates_[candidate].pocket, sending_time(query_, slot), query_.response);
    };
    choice.caught = [this](std::span<const FreezeOrder> orders) {
      return caught(orders, Inflows::known_and_recurring);
    };
    const auto alone = alone_at_most();
    const auto chosen = choose_greedily(choice, alone);
    for (const auto& each : chosen) add(each.order);
    // Where nothing moves, the largest amounts are the best there is.
    plan_.expected_at_most = plan_.expected;
    if (!query_.model) return std::move(plan_);
    choice.caught = [this](std::span<const FreezeOrder> orders) { return caught(orders, Inflows::known); };
    plan_.expected_at_most = caught_at_most(choice, chosen, alone);
    return std::move(plan_);
  }

 private:
  /// What a measure of this case holds beyond the bite needs no order.
  void set_held_apart() {
    const auto holds = [&](const FreezeCandidate& candidate) -> const Measure* {
      const auto bite = bite_of(graph_, candidate.pocket, query_.at, query_.response);
      for (const auto& measure : query_.measures.on(graph_.account(candidate.pocket)))
        if (query_.measures.is_own(measure) && measure.from <= query_.at && measure.to >= bite)
          return &measure;
      return nullptr;
    };
    std::vector<FreezeCandidate> open;
    for (const auto& candidate : candidates_) {
      if (const auto* measure = holds(candidate))
        plan_.held.push_back({candidate, *measure});
      else
        open.push_back(candidate);
    }
    candidates_ = std::move(open);
    std::ranges::stable_sort(plan_.held, {}, [&](const HeldCandidate& held) {
      return std::tuple(held.measure.to, graph_.account_id(held.candidate.pocket));
    });
  }

  std::vector<Time> possible_bites() const {
    std::vector<Time> bites;
    const auto slots = query_.pace ? std::min(query_.slots, candidates_.size()) : 1;
    for (std::size_t slot = 0; slot < slots; ++slot)
      for (const auto& candidate : candidates_)
        bites.push_back(bite_of(graph_, candidate.pocket, sending_time(query_, slot), query_.response));
    std::ranges::sort(bites);
    const auto repeated = std::ranges::unique(bites);
    bites.erase(repeated.begin(), repeated.end());
    return bites;
  }

  double caught(std::span<const FreezeOrder> orders, Inflows inflows) const {
    if (future_) return future_->caught(orders, inflows);
    double caught = 0;
    std::vector<bool> is_counted(candidates_.size(), false);
    for (const auto& order : orders) {
      if (!is_counted[order.candidate])
        caught += static_cast<double>(candidates_[order.candidate].holds.minor);
      is_counted[order.candidate] = true;
    }
    return caught;
  }

  std::vector<double> alone_at_most() const {
    if (future_) return future_->alone_at_most(first_bites_);
    std::vector<double> holds;
    for (const auto& candidate : candidates_) holds.push_back(static_cast<double>(candidate.holds.minor));
    return holds;
  }

  /// What an order is expected to catch is told of the money that is known to be stolen, so that it can be
  /// compared with what lies there; what may still come only helps to choose.
  void add(const FreezeOrder& sent) {
    orders_.push_back(sent);
    const auto expected = caught(orders_, Inflows::known);
    PlannedOrder order{candidates_[sent.candidate],
                       sending_time(query_, plan_.orders.size()),
                       sent.bites_at,
                       add_saturating(sent.bites_at, stop_payment_lasts),
                       std::max(0.0, expected - plan_.expected),
                       1,
                       std::nullopt};
    if (future_) {
      order.share_staying = future_->share_staying(sent.candidate, order.bites_at);
      order.median_stay = future_->median_stay(sent.candidate);
    }
    plan_.expected = expected;
    plan_.orders.push_back(order);
  }

  const TransferGraph& graph_;
  const FreezeQuery& query_;
  std::vector<FreezeCandidate> candidates_;
  std::vector<Time> first_bites_;
  std::vector<FreezeOrder> orders_;
  std::optional<ExpectedFlow> future_;
  FreezePlan plan_;
};

}  // namespace

std::vector<FreezePlan> plan_freezes(const TransferGraph& graph, const TraceQuery& query, const Trace& trace,
                                     const FreezeQuery& freeze) {
  require_plain_haircut(query);
  std::vector<FreezePlan> plans;
  for (const auto currency : currencies_of(graph, query))
    plans.push_back(
        Planner(graph, trace, freeze, find_candidates(graph, query, trace, currency)).plan(currency));
  return plans;
}

Time bite_of(const TransferGraph& graph, PocketNo pocket, Time sent_at, const ResponseTimes& response) {
  const auto institution = graph.account_text(graph.account(pocket), AccountText::institution);
  return add_saturating(sent_at, response.of(institution));
}

Time sending_time(const FreezeQuery& query, std::size_t slot) {
  if (!query.pace) return query.at;
  std::int64_t wait = 0;
  if (__builtin_mul_overflow(query.pace->ns, slot, &wait)) return Time::max();
  return add_saturating(query.at, Duration(wait));
}

}  // namespace sluice
