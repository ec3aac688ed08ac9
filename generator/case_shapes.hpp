// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "generator/behaviour.hpp"
#include "generator/random.hpp"

namespace sluice {

/// The laundering shapes of a case, in the order of the weights `cases.shapes`.
enum class CaseShapeKind : std::uint8_t {
  fan_in,
  fan_out,
  gather_scatter,
  scatter_gather,
  cycle,
  bipartite,
  stack,
  random_walk
};

[[nodiscard]] constexpr std::string_view case_shape_name(CaseShapeKind kind) {
  constexpr std::string_view names[] = {"fan-in", "fan-out",   "gather-scatter", "scatter-gather",
                                        "cycle",  "bipartite", "stack",          "random-walk"};
  return names[static_cast<std::size_t>(kind)];
}

/// A shape before it has accounts and amounts: money goes from each stage to the next, and all of a
/// stage's transfers come before those of the next.
///
/// | kind           | stages (accounts)                                                           |
/// |----------------|-----------------------------------------------------------------------------|
/// | fan-in         | payers, 1                                                                   |
/// | fan-out        | the holder, payees                                                          |
/// | gather-scatter | payers, 1, payees                                                           |
/// | scatter-gather | the holder, middles, 1                                                      |
/// | cycle          | the holder, 1, 1, …, the holder again                                       |
/// | bipartite      | payers, payees; each payer pays each payee                                  |
/// | stack          | three or more layers, each to the next as in a bipartite shape              |
/// | random-walk    | the holder; then `steps` transfers, each to another account of a few, at random |
///
/// The holder is the mule at which the stolen money lies. Where a shape begins with several payers,
/// they get the money from the holder over feeders, each of whom pays four at most, so that feeding
/// is no fan-out itself; these transfers are not part of the shape.
struct ShapeDraft {
  CaseShapeKind kind = CaseShapeKind::fan_in;
  std::vector<std::size_t> stages;  // accounts of each stage that is not the holder
  std::size_t steps = 0;            // of a random walk
  std::int64_t span_ms = 0;         // from the first transfer to the last, at most

  /// Does the shape begin with accounts that must be fed?
  [[nodiscard]] bool fed() const;
  [[nodiscard]] std::size_t feeders() const;
  /// New mules that it takes, feeders included.
  [[nodiscard]] std::size_t mules() const;
  /// Transfers of the shape itself at most; the holder needs money for as many.
  [[nodiscard]] std::size_t transfers() const;
};

/// Draws kind and sizes.
[[nodiscard]] ShapeDraft draw_shape(const CaseBehaviour&, Random&);

/// One transfer between two mules of a shape; payer and payee are positions in the list of its
/// accounts: 0 the holder, then the new mules.
struct ShapeTransfer {
  std::int64_t time_ms = 0, amount = 0;
  std::size_t payer = 0, payee = 0;
  bool feeds = false;  // brings the money to the shape, and is not part of it
};

/// A shape with its transfers, in order of time.
struct PlannedShape {
  std::vector<ShapeTransfer> transfers;
  std::vector<std::int64_t> left;  // what each account of the shape holds at the end
};

/// Sends `amount` from the holder through the shape, from `start_ms` on. Nobody pays more than came;
/// mules in the middle keep their commission. `least` is the smallest part, `grain` what amounts are
/// multiples of where they can be (1: minor units), `evenness` the least and most percent of an even
/// share that a part is. Time O(transfers · log).
[[nodiscard]] PlannedShape plan_shape(const ShapeDraft&, std::int64_t start_ms, std::int64_t amount,
                                      std::int64_t grain, Band evenness, const CaseBehaviour&, Random&);

}  // namespace sluice
