// SPDX-License-Identifier: Apache-2.0
#include "algorithms/freeze/dwell.hpp"

#include <algorithm>
#include <cmath>

#include <tsl/robin_map.h>

namespace sluice {
namespace {

constexpr int fitting_rounds = 30;

/// An inflow of which `left` has not been passed on.
struct OpenInflow {
  Time time;
  Amount amount, left;
};

struct PocketStays {
  std::vector<OpenInflow> inflows;
  std::size_t first = 0;

  void pass_on(Amount amount, Time time, ObservedStays& seen) {
    while (amount > Amount(0) && first < inflows.size()) {
      auto& inflow = inflows[first];
      const auto part = std::min(amount, inflow.left);
      seen.stays.push_back({seconds_between(inflow.time, time), share(part, inflow), true});
      amount -= part;
      inflow.left -= part;
      if (inflow.left == Amount(0)) ++first;
    }
  }
  void keep_rest(Time now, ObservedStays& seen) const {
    for (auto i = first; i < inflows.size(); ++i) {
      const auto age = seconds_between(inflows[i].time, now);
      seen.stays.push_back({age, share(inflows[i].left, inflows[i]), false});
      seen.lying.push_back({age, static_cast<double>(inflows[i].left.minor)});
    }
  }
  static double share(Amount part, const OpenInflow& inflow) {
    return static_cast<double>(part.minor) / static_cast<double>(inflow.amount.minor);
  }
};

/// How likely each phase is to show a stay, times its weight.
PhaseWeights likelihoods(const PhaseWeights& weights, double seconds, bool has_left) {
  PhaseWeights likely{};
  for (std::size_t k = 0; k < weights.size(); ++k)
    likely[k] = weights[k] * std::exp(-seconds / phase_means[k]) / (has_left ? phase_means[k] : 1);
  return likely;
}

double sum(const PhaseWeights& weights) {
  double total = 0;
  for (const auto weight : weights) total += weight;
  return total;
}

}  // namespace

double seconds_between(Time from, Time to) {
  const auto distance = [](Time earlier, Time later) {
    return static_cast<double>(static_cast<std::uint64_t>(later.ns) - static_cast<std::uint64_t>(earlier.ns));
  };
  return (from <= to ? distance(from, to) : -distance(to, from)) / 1e9;
}

std::vector<ObservedStays> observe_stays(const TransferGraph& graph, const Trace& trace,
                                         std::span<const PocketNo> pockets, Time now) {
  std::vector<ObservedStays> seen(pockets.size());
  std::vector<PocketStays> open(pockets.size());
  tsl::robin_map<PocketNo, std::size_t> place;
  for (std::size_t i = 0; i < pockets.size(); ++i) place.emplace(pockets[i], i);
  for (const auto& transfer : trace.transfers) {
    const auto time = graph.time(transfer.key.transfer());
    if (const auto payer = place.find(transfer.payer); payer != place.end())
      open[payer->second].pass_on(transfer.traced, time, seen[payer->second]);
    if (const auto payee = place.find(transfer.payee); payee != place.end())
      open[payee->second].inflows.push_back({time, transfer.traced, transfer.traced});
  }
  for (std::size_t i = 0; i < pockets.size(); ++i) open[i].keep_rest(now, seen[i]);
  return seen;
}

PhaseWeights fit_phases(std::span<const Stay> stays, const PhaseWeights& prior, double prior_count) {
  auto weights = prior;
  if (stays.empty()) return weights;
  for (int round = 0; round < fitting_rounds; ++round) {
    PhaseWeights counts{};
    for (std::size_t k = 0; k < prior.size(); ++k) counts[k] = prior[k] * prior_count;
    for (const auto& stay : stays) {
      const auto likely = likelihoods(weights, stay.seconds, stay.has_left);
      const auto total = sum(likely);
      // A stay beyond all phases says nothing.
      if (!(total > 0)) continue;
      for (std::size_t k = 0; k < counts.size(); ++k) counts[k] += stay.share * likely[k] / total;
    }
    const auto total = sum(counts);
    for (std::size_t k = 0; k < counts.size(); ++k) weights[k] = counts[k] / total;
  }
  return weights;
}

PhaseWeights phases_at_age(const PhaseWeights& weights, double age_seconds) {
  auto at_age = likelihoods(weights, age_seconds, false);
  const auto total = sum(at_age);
  if (!(total > 0)) return weights;
  for (auto& weight : at_age) weight /= total;
  return at_age;
}

double share_staying(const PhaseWeights& weights, double seconds) {
  return sum(likelihoods(weights, seconds, false));
}

}  // namespace sluice
