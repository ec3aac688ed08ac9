// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/freeze/candidates.hpp"

namespace sluice {

/// What orders catch on the paths that a trace recorded, in one currency. Units of one source in one account
/// are exchangeable and keep their recorded path; a unit is caught by the first frozen account in which it
/// lies when the order bites or later. So what is caught by a set of orders is monotone and submodular in the
/// set.
class RecordedFlow {
 public:
  /// `trace` is a haircut trace without limits; orders name places in `candidates`.
  RecordedFlow(const TransferGraph&, const TraceQuery&, const Trace&, CurrencyNo,
               std::span<const PocketNo> candidates);

  /// In minor units. When a transfer later than the bite leaves a frozen payer, what is still free of what it
  /// carries is caught; a payer that is not frozen passes on the free part of what it holds in proportion;
  /// what is free in a frozen account at the end is caught too. O(traced shares).
  [[nodiscard]] double caught(std::span<const FreezeOrder>) const;

  /// Of what the orders catch: how much dissipated or left visibility after `moment` on its recorded path.
  [[nodiscard]] double lost(std::span<const FreezeOrder>, Time moment) const;

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  /// The money of one source in one pocket.
  struct Holding {
    std::uint32_t candidate;
  };
  /// A share of a transfer. No payer: a source enters. No payee: it ends outside.
  struct Step {
    std::uint32_t payer, payee;
    Time time;
    double amount;
    /// What leaves of all that the payer holds of the source.
    double fraction;
    bool is_loss;
  };
  /// How much of a holding is free, and how much was caught upstream and only goes on in the record.
  struct Parts {
    double free = 0, caught = 0;
  };

  template <class LeaveCaught>
  double run(std::span<const FreezeOrder>, LeaveCaught) const;

  std::size_t candidate_count_;
  std::vector<Holding> holdings_;
  std::vector<Step> steps_;
};

}  // namespace sluice
