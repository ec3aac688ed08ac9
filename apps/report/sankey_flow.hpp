// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "apps/report/trace_report.hpp"

namespace sluice {

/// What became of the money that reached a box of the drawing.
enum class FlowPart : std::uint8_t { passed_on, rests, dissipated, left_visibility, returned, not_followed };
constexpr std::size_t flow_part_count = 6;

/// An account, several of one level joined, or the victims.
struct FlowBox {
  /// An id or a name of the input, or words of ours where `accounts` is not 1.
  std::string name;
  /// How many accounts it stands for.
  std::size_t accounts = 1;
  std::uint32_t column = 0;
  std::array<Amount, flow_part_count> parts{};

  Amount& part(FlowPart p) { return parts[static_cast<std::size_t>(p)]; }
  Amount part(FlowPart p) const { return parts[static_cast<std::size_t>(p)]; }
  /// All that reached it from other boxes.
  [[nodiscard]] Amount total() const;
};

/// Traced money from one box to another.
struct FlowBand {
  std::uint32_t from = 0, to = 0;
  Amount amount;
  std::size_t transfers = 0;
};

/// Traced money of one currency by level: what a Sankey drawing shows.
struct MoneyFlow {
  /// "Victims", "Level 1", …
  std::vector<std::string> columns;
  /// By column, then total descending, those that stand for several accounts last.
  std::vector<FlowBox> boxes;
  /// By (from, to).
  std::vector<FlowBand> bands;
};

/// How much of a trace is drawn: the largest accounts of each level, the others of the level joined in one
/// box; all accounts of higher levels joined in one more column.
struct FlowLimits {
  std::size_t boxes_per_level = 7;
  std::uint32_t levels = 6;
};

/// The drawing's content, whole: what enters a box is what its parts add up to. Deterministic.
/// O(trace log accounts).
[[nodiscard]] MoneyFlow money_flow(const TraceReport&, CurrencyNo, const FlowLimits& = {});

}  // namespace sluice
