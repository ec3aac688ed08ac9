// SPDX-License-Identifier: Apache-2.0
#include "algorithms/suspects/known_cases.hpp"

#include "algorithms/suspects/signals/signal.hpp"
#include "algorithms/suspects/signals/telling_transfers.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

constexpr std::size_t grain = 4'096;
constexpr double restart = 0.15, goes_on = 1 - restart;
constexpr std::uint64_t steps = 40;

WalkShares operator+(const WalkShares& a, const WalkShares& b) {
  return {a.anyone + b.anyone, a.first + b.first, a.second + b.second};
}
WalkShares operator-(const WalkShares& a, const WalkShares& b) {
  return {a.anyone - b.anyone, a.first - b.first, a.second - b.second};
}
WalkShares operator*(double factor, const WalkShares& a) {
  return {factor * a.anyone, factor * a.first, factor * a.second};
}

/// Solves for y = share / weight, in which the system is symmetric:
/// weight · y = restart · start + (1 − restart) · Σ tie · y.
class Walk {
 public:
  Walk(const AccountGraph& graph, std::span<const AccountNo> first, std::span<const AccountNo> second)
      : graph_(graph), restarts_(graph.size()), current_(graph.size()), before_(graph.size()) {
    std::size_t beginning = 0;
    for (std::size_t i = 0; i < graph.size(); ++i) beginning += graph.begins_walks(number(i)) ? 1u : 0u;
    for (std::size_t i = 0; i < graph.size(); ++i)
      if (graph.begins_walks(number(i))) restarts_[i].anyone = restart / static_cast<double>(beginning);
    for (const auto account : first)
      restarts_[account.value].first += restart / static_cast<double>(first.size());
    for (const auto account : second)
      restarts_[account.value].second += restart / static_cast<double>(second.size());
  }

  std::vector<WalkShares> solve(Progress& progress) {
    progress.begin("nearness to known cases", steps);
    double over_relaxation = 1;
    for (std::uint64_t step = 1; step <= steps; ++step) {
      if (step == 2) over_relaxation = 1 / (1 - goes_on * goes_on / 2);
      if (step > 2) over_relaxation = 1 / (1 - goes_on * goes_on * over_relaxation / 4);
      take_step(over_relaxation);
      progress.advance(1);
    }
    return shares();
  }

 private:
  static AccountNo number(std::size_t i) { return AccountNo(static_cast<std::uint32_t>(i)); }

  /// What one step of the walk, or a new beginning, brings to the account.
  WalkShares arriving(std::size_t i) const {
    WalkShares sum;
    for (const auto& tie : graph_.ties(number(i)))
      sum = sum + double{tie.weight} * current_[tie.account.value];
    return goes_on * sum + restarts_[i];
  }

  template <class Visit>
  void for_accounts(Visit visit) const {
    for_chunks(graph_.size(), grain, [&](std::size_t, std::size_t begin, std::size_t end) {
      for (auto i = begin; i < end; ++i) visit(i);
    });
  }

  void take_step(double over_relaxation) {
    for_accounts([&](std::size_t i) {
      const auto weight = graph_.weight(number(i));
      if (weight == 0 || graph_.absorbs(number(i))) return;
      const auto plain = 1 / weight * arriving(i);
      before_[i] = over_relaxation * (plain - before_[i]) + before_[i];
    });
    current_.swap(before_);
  }

  std::vector<WalkShares> shares() {
    std::vector<WalkShares> result(graph_.size());
    for_accounts([&](std::size_t i) {
      const auto account = number(i);
      if (graph_.is_outside(account)) return;
      const auto weight = graph_.weight(account);
      result[i] = weight == 0 || graph_.absorbs(account) ? arriving(i) : weight * current_[i];
    });
    return result;
  }

  const AccountGraph& graph_;
  std::vector<WalkShares> restarts_, current_, before_;
};

float ratio(double near, double anyone) { return anyone == 0 ? 0.0f : static_cast<float>(near / anyone); }

}  // namespace

std::vector<WalkShares> walk_from(const AccountGraph& graph, std::span<const AccountNo> first,
                                  std::span<const AccountNo> second, Progress& progress) {
  return Walk(graph, first, second).solve(progress);
}

std::vector<float> near_known_cases(const AccountGraph& graph, std::span<const AccountNo> confirmed,
                                    Progress& progress) {
  std::vector<float> values(graph.size(), unknown_signal());
  std::vector<AccountNo> halves[2];
  std::size_t starts = 0;
  for (const auto account : confirmed)
    if (graph.begins_walks(account)) halves[starts++ % 2].push_back(account);
  if (starts == 0) return values;
  const auto shares = walk_from(graph, halves[0], halves[1], progress);
  const auto part = static_cast<double>(halves[0].size()) / static_cast<double>(starts);
  for (std::size_t i = 0; i < graph.size(); ++i) {
    if (graph.is_outside(AccountNo(static_cast<std::uint32_t>(i)))) continue;
    values[i] = ratio(part * shares[i].first + (1 - part) * shares[i].second, shares[i].anyone);
  }
  for (const auto account : halves[0]) {
    const auto& there = shares[account.value];
    values[account.value] = starts == 1 ? unknown_signal() : ratio(there.second, there.anyone);
  }
  for (const auto account : halves[1])
    values[account.value] = ratio(shares[account.value].first, shares[account.value].anyone);
  return values;
}

std::vector<TransferNo> transfers_near_known(const AccountGraph& graph, std::span<const float> values,
                                             std::span<const AccountNo> confirmed, AccountNo account,
                                             std::size_t transfers_max) {
  TellingTransfers telling;
  visit_legs(graph.transfers(), account, [&](const Leg& leg) {
    const auto other = graph.transfers().account(leg.counterparty);
    if (graph.absorbs(other)) return;
    const double value = is_known(values[other.value]) ? double{values[other.value]} : 0;
    const bool is_confirmed = std::ranges::binary_search(confirmed, other);
    if (is_confirmed || value > 0)
      telling.add(leg.transfer, is_confirmed ? std::numeric_limits<double>::infinity() : value);
  });
  return telling.take(transfers_max);
}

std::vector<std::uint32_t> distances_to_known(const AccountGraph& graph, std::span<const AccountNo> confirmed,
                                              std::uint32_t distance_max) {
  std::vector<std::uint32_t> distances(graph.size(), no_distance);
  std::vector<AccountNo> reached(confirmed.begin(), confirmed.end()), next;
  for (const auto account : confirmed) distances[account.value] = 0;
  for (std::uint32_t distance = 1; distance <= distance_max && !reached.empty(); ++distance) {
    next.clear();
    for (const auto account : reached) {
      if (graph.absorbs(account)) continue;
      visit_legs(graph.transfers(), account, [&](const Leg& leg) {
        const auto other = graph.transfers().account(leg.counterparty);
        if (distances[other.value] != no_distance) return;
        distances[other.value] = distance;
        next.push_back(other);
      });
    }
    reached.swap(next);
  }
  return distances;
}

}  // namespace sluice
