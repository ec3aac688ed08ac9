// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "algorithms/freeze/candidates.hpp"
#include "algorithms/freeze/dwell.hpp"

namespace sluice {

/// What orders may be expected to catch: a model of where the candidates' money goes after `now`, learnt from
/// what it did so far. Its paths do not depend on the orders, so that what is caught is monotone and
/// submodular.
///
/// Money lies in phases (dwell.hpp); what leaves goes to another candidate as the account's traced outflows
/// did before, or out of reach. That is an absorbing Markov chain over (candidate, phase). Method:
/// docs/methods/freezing.md.
class ExpectedFlow {
 public:
  /// Whether what is expected to come again from elsewhere counts, or only what is known to be stolen.
  enum class Inflows { known, known_and_recurring };

  /// `candidates` are of one currency; `possible_bites` are all instants at which an order may bite.
  ExpectedFlow(const TransferGraph&, const Trace&, std::span<const FreezeCandidate> candidates, Time now,
               std::span<const Time> possible_bites);
  ~ExpectedFlow();

  /// In minor units. O(steps · (candidates + hand-overs)) and one sparse solve.
  [[nodiscard]] double caught(std::span<const FreezeOrder>, Inflows) const;

  /// By candidate: no order on it that bites at `bites_at` or later can catch more. Costs as one caught().
  [[nodiscard]] std::vector<double> alone_at_most(std::span<const Time> bites_at) const;

  /// The share of what a candidate holds that is expected to lie there still at that time.
  [[nodiscard]] double share_staying(std::uint32_t candidate, Time) const;
  /// Within how many seconds half of an inflow has left the candidate; infinity where half stays for good.
  [[nodiscard]] double median_stay(std::uint32_t candidate) const;

 private:
  struct Chain;
  std::unique_ptr<Chain> chain_;
};

}  // namespace sluice
