// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <limits>
#include <span>
#include <vector>

#include "algorithms/trace/trace.hpp"

namespace sluice {

/// Negative where `to` is the earlier one. The calendar is longer than a Duration: any two instants will do.
[[nodiscard]] double seconds_between(Time from, Time to);

/// Mean stays of the phases that money in an account can be in, in seconds: from a mule who passes on at once
/// to money that rests for good. An account's dwell is a mixture of them.
constexpr std::array<double, 6> phase_means{60,     480,     3'600,
                                            28'800, 259'200, std::numeric_limits<double>::infinity()};
/// Shares of the phases; they add up to 1.
using PhaseWeights = std::array<double, phase_means.size()>;

/// Some of an inflow that stayed so long and then left, or that still lies there after so long.
struct Stay {
  double seconds;
  /// Its share of the inflow that it came with.
  double share;
  bool has_left;
};

/// Traced money that lies in an account.
struct LyingPiece {
  double age_seconds;
  double amount;
};

/// What was seen of one pocket: inflows of traced money answered by outflows, oldest first.
struct ObservedStays {
  std::vector<Stay> stays;
  std::vector<LyingPiece> lying;
};

/// By place in `pockets`, up to `now`. O(trace).
[[nodiscard]] std::vector<ObservedStays> observe_stays(const TransferGraph&, const Trace&,
                                                       std::span<const PocketNo> pockets, Time now);

/// The most likely mixture for the stays, money that still lies counting as a stay of at least its age;
/// `prior` counts as `prior_count` inflows more. Expectation maximisation (Dempster, Laird and Rubin 1977)
/// over the weights, the means being fixed. O(stays).
[[nodiscard]] PhaseWeights fit_phases(std::span<const Stay>, const PhaseWeights& prior, double prior_count);

/// The mixture of what still lies after `age_seconds`: phases that leave early have left.
[[nodiscard]] PhaseWeights phases_at_age(const PhaseWeights&, double age_seconds);

/// The share of a mixture that is still there after `seconds`.
[[nodiscard]] double share_staying(const PhaseWeights&, double seconds);

}  // namespace sluice
